import 'server-only';
import { eq } from 'drizzle-orm';
import { people, sessions } from '@/db/schema/people';
import type { Actor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { newToken, sha256 } from '@/lib/crypto/hash.rules';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { sessionHours } from '@/lib/sessions/session.rules';

/**
 * Opens a session and returns its token, which exists in the cookie only. Ends by itself after 12 hours for a client
 * and 8 for staff.
 * @throws AppError not_found for a disabled or erased person.
 */
export async function startSession(
  actor: Actor,
  input: { personId: string; device: string },
  on?: Tx,
): Promise<string> {
  authorize(actor, 'session.resolve');
  return asActor(actor, on, async (tx) => {
    const [person] = await tx
      .select({ role: people.role, disabledAt: people.disabledAt, erasedAt: people.erasedAt })
      .from(people)
      .where(eq(people.id, input.personId))
      // Waits for an erasure: an erased person gets no row.
      .for('share');
    if (!person || person.disabledAt || person.erasedAt) throw new AppError('not_found');
    const token = newToken();
    const startedAt = now();
    const [session] = await tx
      .insert(sessions)
      .values({
        tokenHash: sha256(token),
        personId: input.personId,
        device: input.device,
        createdAt: startedAt,
        lastSeenAt: startedAt,
        expiresAt: new Date(startedAt.getTime() + sessionHours(person.role) * 3_600_000),
      })
      .returning({ id: sessions.id });
    await recordAudit(tx, actor, {
      action: 'session.started',
      subjectId: input.personId,
      objectType: 'session',
      objectId: session?.id ?? null,
    });
    return token;
  });
}
