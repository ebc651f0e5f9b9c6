import 'server-only';
import { and, eq, ne, type SQL } from 'drizzle-orm';
import { sessions } from '@/db/schema/people';
import { type Actor, actorPersonId } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { sha256 } from '@/lib/crypto/hash.rules';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';

export type EndSessionInput = { token: string } | { sessionId: string } | { allBut: string };

const which = (input: EndSessionInput): SQL | undefined => {
  if ('token' in input) return eq(sessions.tokenHash, sha256(input.token));
  return 'sessionId' in input ? eq(sessions.id, input.sessionId) : ne(sessions.id, input.allBut);
};

/**
 * Ends one session (by its token at sign-out, by its id from the list) or all others of the same person. The rows are
 * deleted: a captured cookie is worth nothing at the next request. Returns how many ended.
 * @throws AppError not_found when a person names a session that is not his or is over.
 */
export async function endSession(actor: Actor, input: EndSessionInput, on?: Tx): Promise<number> {
  authorize(actor, actor.kind === 'system' ? 'session.resolve' : 'session.end');
  return asActor(actor, on, async (tx) => {
    const personId = actorPersonId(actor);
    const ended = await tx
      .delete(sessions)
      .where(and(which(input), personId ? eq(sessions.personId, personId) : undefined))
      .returning({ id: sessions.id, personId: sessions.personId });
    if (ended.length === 0 && 'sessionId' in input) throw new AppError('not_found');
    for (const session of ended) {
      await recordAudit(tx, actor, {
        action: 'session.ended',
        subjectId: session.personId,
        objectType: 'session',
        objectId: session.id,
      });
    }
    return ended.length;
  });
}
