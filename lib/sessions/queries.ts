import 'server-only';
import { and, desc, eq, gt } from 'drizzle-orm';
import { sessions } from '@/db/schema/people';
import type { PersonActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import { idleMinutes } from '@/lib/sessions/session.rules';

export type SessionLine = {
  id: string;
  /** «Chrome · Linux»; empty when unknown. */
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** The session that asks. */
  current: boolean;
};

/** The live sessions of the person who asks: his present one first, then the latest used. */
export async function listSessions(actor: PersonActor, on?: Tx): Promise<SessionLine[]> {
  authorize(actor, 'session.list');
  const at = now();
  return asActor(actor, on, async (tx) => {
    const rows = await tx
      .select({
        id: sessions.id,
        device: sessions.device,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(
        and(
          eq(sessions.personId, actor.personId),
          gt(sessions.expiresAt, at),
          gt(sessions.lastSeenAt, new Date(at.getTime() - idleMinutes(actor.role) * 60_000)),
        ),
      )
      .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
    const lines = rows.map((row) => ({
      ...row,
      device: row.device ?? '',
      current: row.id === actor.sessionId,
    }));
    return [...lines.filter((line) => line.current), ...lines.filter((line) => !line.current)];
  });
}
