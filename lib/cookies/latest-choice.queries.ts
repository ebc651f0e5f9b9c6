import 'server-only';
import { and, desc, eq, gt, ne, sql } from 'drizzle-orm';
import type { ConsentAct } from '@/db/enums';
import { type ConsentSwitch, consentEvents } from '@/db/schema/consents';
import { type Actor, actorPersonId } from '@/lib/actor';
import { now } from '@/lib/clock';
import { erasedOwner, ownerOfSubject, seeAsDevice } from '@/lib/consents/subject.queries';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import { type Switches, subjectOfDevice } from './choice.rules';

/** The topic of the ledger under which choices of cookies stand. */
export const cookieTopic = 'cookies';

export type LatestChoice = Switches & {
  id: string;
  act: ConsentAct;
  textSha256: string;
  fingerprint: string;
  shownAt: Date | null;
  expiresAt: Date | null;
  at: Date;
};

export const switchesFrom = (purposes: readonly ConsentSwitch[]): Switches => {
  const on = (code: string) => purposes.some((one) => one.code === code && one.on);
  return { preferences: on('preferences'), statistics: on('statistics') };
};

/** The newest choice of a browser, inside a transaction that sees its rows (`seeAsDevice`). */
export async function latestChoice(tx: Tx, subjectId: string): Promise<LatestChoice | undefined> {
  const [last] = await tx
    .select({
      id: consentEvents.id,
      act: consentEvents.act,
      purposes: consentEvents.purposes,
      textSha256: consentEvents.textSha256,
      fingerprint: consentEvents.fingerprint,
      shownAt: consentEvents.shownAt,
      expiresAt: consentEvents.expiresAt,
      at: consentEvents.at,
    })
    .from(consentEvents)
    .where(
      and(
        eq(consentEvents.subjectId, subjectId),
        eq(consentEvents.topic, cookieTopic),
        ne(consentEvents.act, 'shown'),
      ),
    )
    .orderBy(desc(consentEvents.at), desc(consentEvents.id))
    .limit(1);
  if (!last) return undefined;
  const { purposes, ...rest } = last;
  return { ...rest, ...switchesFrom(purposes) };
}

/** How often a browser switched something on since `since`. */
export async function countGrants(tx: Tx, subjectId: string, since: Date): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(consentEvents)
    .where(
      and(
        eq(consentEvents.subjectId, subjectId),
        eq(consentEvents.topic, cookieTopic),
        gt(consentEvents.at, since),
        sql`${consentEvents.act} in ('granted', 'changed')`,
      ),
    );
  return row?.n ?? 0;
}

/**
 * What a browser has really allowed by the ledger: the newest choice, unless it ran out or is another person's. The
 * cookie alone could be an old one, put back; whoever acts on a consent asks here.
 */
export async function allowedByLedger(
  actor: Actor,
  input: { deviceId: string; fingerprint: string },
  on?: Tx,
): Promise<Switches> {
  authorize(actor, 'cookies.choose');
  const subjectId = subjectOfDevice(input.deviceId);
  return asActor(actor, on, async (tx) => {
    await seeAsDevice(tx, subjectId);
    const owner = await ownerOfSubject(tx, subjectId);
    const last = await latestChoice(tx, subjectId);
    const holds =
      last !== undefined &&
      (last.expiresAt === null || last.expiresAt > now()) &&
      last.fingerprint === input.fingerprint &&
      owner !== erasedOwner &&
      (owner === null || actorPersonId(actor) === null || owner === actorPersonId(actor));
    return holds
      ? { preferences: last.preferences, statistics: last.statistics }
      : { preferences: false, statistics: false };
  });
}
