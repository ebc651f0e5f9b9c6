import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { people, signInCodes } from '@/db/schema/people';
import { type Actor, systemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { sha256 } from '@/lib/crypto/hash.rules';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

type Outcome = { id: string } | { refused: 'wrong' | 'expired' | 'noTries' };

async function tryCode(tx: Tx, input: { challenge: string; code: string }): Promise<Outcome> {
  const [row] = await tx
    .select()
    .from(signInCodes)
    .where(eq(signInCodes.challengeHash, sha256(input.challenge)))
    .for('update');
  if (!row || row.usedAt || row.expiresAt <= now()) return { refused: 'expired' };
  if (row.triesLeft <= 0) return { refused: 'noTries' };
  const fits = same(row.codeHash, sha256(`${input.challenge}:${input.code}`)) && row.personId !== null;
  if (!fits) {
    await tx
      .update(signInCodes)
      .set({ triesLeft: sql`${signInCodes.triesLeft} - 1` })
      .where(eq(signInCodes.id, row.id));
    return { refused: row.triesLeft > 1 ? 'wrong' : 'noTries' };
  }
  await tx.update(signInCodes).set({ usedAt: now() }).where(eq(signInCodes.id, row.id));
  const [person] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, row.personId ?? ''), isNull(people.disabledAt), isNull(people.erasedAt)));
  return person ? { id: person.id } : { refused: 'expired' };
}

/**
 * Checks a one-time code against the browser that asked for it; it works once. A wrong code costs a try, and the try
 * is counted even though the act fails, so this is one transaction that always commits.
 * @throws AppError invalid with detail auth.errors.{wrong|expired|noTries}.
 */
export async function verifyCode(
  actor: Actor,
  input: { challenge: string; code: string },
  on?: Tx,
): Promise<{ id: string }> {
  authorize(actor, 'signIn.verify');
  const outcome = await asActor(systemActor('sign-in', actor.requestId), on, (tx) => tryCode(tx, input));
  if ('id' in outcome) return outcome;
  throw new AppError('invalid', { detail: `auth.errors.${outcome.refused}` });
}
