import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { pageCounts } from '@/db/schema/statistics';
import { type Actor, systemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { subjectOfDevice } from '@/lib/cookies/choice.rules';
import { allowedByLedger } from '@/lib/cookies/latest-choice.queries';
import { purposesFingerprint } from '@/lib/cookies/registry.rules';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import type { Locale } from '@/lib/i18n/routing';
import { authorize } from '@/lib/permissions';
import type { DeviceClass } from './device.rules';
import { perMinute } from './rate.rules';
import { mostReferrers, otherReferrer } from './referrer.rules';

export type PageView = {
  deviceId: string;
  page: string;
  locale: Locale;
  referrer: string;
  device: DeviceClass;
};

/*
 * Pseudonyms of browsers that sent a view in this minute, in the memory of this process and nowhere else. They are
 * gone two minutes later at most, whether another view comes or not. Each process has its own limit.
 */
const limit = perMinute();
setInterval(() => limit.forgetPast(now()), 60_000).unref();

/** The host as it is counted: by its name while the day has few, else among the others. */
async function shownReferrer(tx: Tx, day: string, referrer: string): Promise<string> {
  if (referrer === '' || referrer === otherReferrer) return referrer;
  const known = () =>
    tx
      .select({ one: sql`1` })
      .from(pageCounts)
      .where(and(eq(pageCounts.day, day), eq(pageCounts.referrer, referrer)))
      .limit(1);
  if ((await known()).length > 0) return referrer;
  // One after the other: two new hosts at once must not both be the last that fits.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`page_counts:${day}`}, 0))`);
  if ((await known()).length > 0) return referrer;
  const [row] = await tx
    .select({ n: sql<number>`count(distinct ${pageCounts.referrer})::int` })
    .from(pageCounts)
    .where(and(eq(pageCounts.day, day), ne(pageCounts.referrer, ''), ne(pageCounts.referrer, otherReferrer)));
  return (row?.n ?? 0) < mostReferrers ? referrer : otherReferrer;
}

/**
 * Counts one view of a page, if its browser has agreed to statistics by the ledger and sent no more than 60 views in
 * this minute (clause 2.6). Keeps a number and nothing of the visit. @returns whether it was counted.
 */
export async function countPage(actor: Actor, view: PageView, on?: Tx): Promise<boolean> {
  authorize(actor, 'statistics.count');
  if (!limit.take(subjectOfDevice(view.deviceId), now())) return false;
  const asked = { deviceId: view.deviceId, fingerprint: purposesFingerprint };
  const { statistics } = await allowedByLedger(actor, asked, on);
  if (!statistics) return false;
  const { page, locale, device } = view;
  const day = almatyDate(now());
  await asActor(systemActor('statistics'), on, async (tx) => {
    const referrer = await shownReferrer(tx, day, view.referrer);
    await tx
      .insert(pageCounts)
      .values({ day, page, locale, referrer, device, count: 1 })
      .onConflictDoUpdate({
        target: [pageCounts.day, pageCounts.page, pageCounts.locale, pageCounts.referrer, pageCounts.device],
        set: { count: sql`${pageCounts.count} + 1` },
      });
  });
  return true;
}
