import 'server-only';
import { and, asc, eq, gte, isNotNull, lte, max, sql } from 'drizzle-orm';
import { consentEvents } from '@/db/schema/consents';
import type { SystemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { lockSubject } from '@/lib/consents/subject.queries';
import { orderedUuid } from '@/lib/crypto/hash.rules';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import { cookieTopic, latestChoice } from './latest-choice.queries';

const batch = 200;

type Due = typeof consentEvents.$inferSelect & { expiresAt: Date };

/** Choices whose term is over, from the last one that was noted on, and that nothing followed. */
async function dueChoices(tx: Tx): Promise<Due[]> {
  const [noted] = await tx
    .select({ at: max(consentEvents.at) })
    .from(consentEvents)
    // A clock that was ahead once must not hide what ends before then.
    .where(and(eq(consentEvents.act, 'expired'), lte(consentEvents.at, now())));
  const rows = await tx
    .select()
    .from(consentEvents)
    .where(
      and(
        isNotNull(consentEvents.expiresAt),
        eq(consentEvents.topic, cookieTopic),
        lte(consentEvents.expiresAt, now()),
        noted?.at ? gte(consentEvents.expiresAt, noted.at) : undefined,
        sql`not exists (select 1 from consent_events f where f.subject_id = ${consentEvents.subjectId}
          and f.topic = ${consentEvents.topic} and f.act <> 'shown'
          and (f.at, f.id) > (${consentEvents.at}, ${consentEvents.id}))`,
      ),
    )
    .orderBy(asc(consentEvents.expiresAt), asc(consentEvents.id))
    .limit(batch);
  return rows.flatMap((row) => (row.expiresAt ? [{ ...row, expiresAt: row.expiresAt }] : []));
}

/** Notes one end, unless the browser chose again meanwhile. */
async function expireOne(tx: Tx, due: Due): Promise<void> {
  await lockSubject(tx, due.subjectId);
  const last = await latestChoice(tx, due.subjectId);
  if (last?.id !== due.id) return;
  const { id: _, context: __, shownAt: ___, stopBy: ____, ...same } = due;
  await tx.insert(consentEvents).values({
    ...same,
    id: orderedUuid(),
    act: 'expired',
    purposes: due.purposes.map((one) => ({ ...one, on: false })),
    how: 'system',
    expiresAt: null,
    // The moment its term ended, whenever this is noted: the next search begins here.
    at: due.expiresAt,
  });
}

/**
 * Notes in the ledger that the term of consents to cookies is over (the cookie itself is gone by then, and nothing acts
 * on them). In the order of their ends, so that being stopped in the middle loses none. Returns how many.
 */
export async function expireChoices(actor: SystemActor, on?: Tx): Promise<number> {
  authorize(actor, 'consent.expire');
  let count = 0;
  for (let more = true; more; ) {
    more = await asActor(actor, on, async (tx) => {
      const due = await dueChoices(tx);
      for (const one of due) await expireOne(tx, one);
      count += due.length;
      return due.length === batch;
    });
  }
  return count;
}
