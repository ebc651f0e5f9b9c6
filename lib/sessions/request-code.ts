import 'server-only';
import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import { people, signInCodes } from '@/db/schema/people';
import { type Actor, systemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { newCode, newToken, sha256 } from '@/lib/crypto/hash.rules';
import { indexOf } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/routing';
import { takeTurnForAddress } from '@/lib/limits/take-turn-for-address';
import { type Message, sendMessage } from '@/lib/messages/send-message';
import { authorize } from '@/lib/permissions';
import { codeRules } from '@/lib/sessions/session.rules';

const keptMs = 24 * 60 * 60_000;

/** Forgets codes that are long over, a few each time: an address that is nobody's has no account to go with. */
async function forgetOldCodes(tx: Tx, at: Date): Promise<void> {
  const over = tx
    .select({ id: signInCodes.id })
    .from(signInCodes)
    .where(lt(signInCodes.expiresAt, new Date(at.getTime() - keptMs)))
    .limit(100)
    .for('update', { skipLocked: true });
  await tx.delete(signInCodes).where(inArray(signInCodes.id, over));
}

/** Writes a message and takes it back: an unknown address costs the time of a known one. */
async function pretendToSend(tx: Tx, letter: Message): Promise<void> {
  const undone = new Error('undone');
  const pretence = tx.transaction(async (inner) => {
    await sendMessage(inner, letter);
    throw undone;
  });
  await pretence.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
}

/** @throws AppError rate_limited, in words that say what to do: the codes that were sent still work. */
async function spareMailbox(actor: Actor, who: { account: string; asker: string | null }): Promise<void> {
  try {
    await takeTurnForAddress(actor, 'codes', who);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'rate_limited')) throw error;
    const { waitSeconds } = error;
    throw new AppError('rate_limited', {
      detail: 'auth.errors.tooMany',
      ...(waitSeconds === undefined ? {} : { waitSeconds }),
    });
  }
}

/**
 * Sends a one-time code to a known address and returns the secret that binds the code to the asking browser. The
 * answer is the same for an unknown address, and takes as long: a row is written, no message goes out, no code will
 * ever fit.
 * @throws AppError rate_limited after five codes for one address, asked from one network, in a quarter of an hour, and for
 * the other limits of `codes`.
 */
export async function requestCode(
  actor: Actor,
  input: { email: string; locale: Locale; asker?: string | null },
  on?: Tx,
): Promise<{ challenge: string }> {
  authorize(actor, 'signIn.request');
  const emailIndex = indexOf('people.email', input.email);
  await spareMailbox(actor, { account: emailIndex, asker: input.asker ?? null });
  return asActor(systemActor('sign-in', actor.requestId), on, async (tx) => {
    const at = now();
    await forgetOldCodes(tx, at);
    const [person] = await tx
      .select({ id: people.id, locale: people.locale })
      .from(people)
      .where(and(eq(people.email, input.email), isNull(people.disabledAt), isNull(people.erasedAt)))
      // Waits for an erasure, which leaves nobody to write to.
      .for('share');
    const challenge = newToken();
    const code = newCode();
    await tx.insert(signInCodes).values({
      challengeHash: sha256(challenge),
      emailIndex,
      personId: person?.id ?? null,
      // Salted with the challenge, which only the browser has: the table alone does not give the code away.
      codeHash: sha256(`${challenge}:${code}`),
      triesLeft: codeRules.tries,
      createdAt: at,
      expiresAt: new Date(at.getTime() + codeRules.minutes * 60_000),
    });
    const letter = {
      personId: person?.id ?? null,
      to: input.email,
      kind: 'signInCode',
      locale: input.locale,
      values: { code, minutes: String(codeRules.minutes) },
      code,
      path: '/sign-in/code',
    } as const;
    await (person ? tx.transaction((inner) => sendMessage(inner, letter)) : pretendToSend(tx, letter));
    return { challenge };
  });
}
