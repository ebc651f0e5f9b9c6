import 'server-only';
import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Role } from '@/db/enums';
import { people, sessions } from '@/db/schema/people';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { sha256 } from '@/lib/crypto/hash.rules';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import { idleMinutes, seenEverySeconds } from '@/lib/sessions/session.rules';

export type ResolvedSession = {
  sessionId: string;
  expiresAt: Date;
  lastSeenAt: Date;
  person: { id: string; role: Role; name: string | null };
};

/**
 * The live session of a token, or null. Read from the database at each request, so an ended session, a disabled
 * person and a changed role take effect at once, and so does a session that lay unused too long. Notes the last use, twice a
 * minute at most; with `look` nothing is noted: who only asks when the session ends does not use it.
 */
export async function resolveSession(
  actor: Actor,
  token: string,
  { look = false }: { look?: boolean } = {},
  on?: Tx,
): Promise<ResolvedSession | null> {
  authorize(actor, 'session.resolve');
  return asActor(actor, on, async (tx) => {
    const at = now();
    const [row] = await tx
      .select({
        sessionId: sessions.id,
        expiresAt: sessions.expiresAt,
        lastSeenAt: sessions.lastSeenAt,
        id: people.id,
        role: people.role,
        name: people.displayName,
      })
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.personId))
      .where(
        and(
          eq(sessions.tokenHash, sha256(token)),
          gt(sessions.expiresAt, at),
          isNull(people.disabledAt),
          isNull(people.erasedAt),
        ),
      );
    if (!row) return null;
    const unusedMs = at.getTime() - row.lastSeenAt.getTime();
    if (unusedMs > idleMinutes(row.role) * 60_000) return null;
    if (!look && unusedMs > seenEverySeconds * 1000) {
      await tx
        .update(sessions)
        .set({ lastSeenAt: at })
        .where(and(eq(sessions.id, row.sessionId), lt(sessions.lastSeenAt, at)));
    }
    return {
      sessionId: row.sessionId,
      expiresAt: row.expiresAt,
      lastSeenAt: row.lastSeenAt,
      person: { id: row.id, role: row.role, name: row.name },
    };
  });
}
