import 'server-only';
import { and, asc, between, desc, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { pageCounts } from '@/db/schema/statistics';
import type { StaffActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate, dateOfDay, dayNumber } from '@/lib/deadlines/almaty.rules';
import { authorize } from '@/lib/permissions';
import type { Period } from './schema';

/** A name with the number of views under it. */
export type Named = { name: string; count: number };

export type Statistics = {
  /** First and last day, both counted. */
  from: string;
  to: string;
  total: number;
  /** Days that have views, the oldest first. */
  days: Named[];
  /** The others with the most views first. */
  pages: Named[];
  languages: Named[];
  referrers: Named[];
  devices: Named[];
};

export type CountRow = {
  day: string;
  page: string;
  locale: string;
  referrer: string;
  device: string;
  count: number;
};

/** So many names are listed under one heading; the file has all of them. */
const mostNames = 100;

function within(days: Period) {
  const to = almatyDate(now());
  return { from: dateOfDay(dayNumber(to) - days + 1), to };
}

/** Views of the last days, added up in five ways. */
export async function readStatistics(
  actor: StaffActor,
  { days }: { days: Period },
  on?: Tx,
): Promise<Statistics> {
  authorize(actor, 'statistics.read');
  const { from, to } = within(days);
  return asActor(actor, on, async (tx) => {
    const total = sql<number>`sum(${pageCounts.count})::float8`;
    const by = (column: AnyPgColumn<{ data: string; notNull: true }>, most: number) =>
      tx
        .select({ name: column, count: total })
        .from(pageCounts)
        .where(between(pageCounts.day, from, to))
        .groupBy(column)
        .orderBy(desc(total), asc(column))
        .limit(most) as unknown as Promise<Named[]>;
    const perDay = await by(pageCounts.day, days);
    return {
      from,
      to,
      total: perDay.reduce((sum, { count }) => sum + count, 0),
      days: perDay.sort((a, b) => (a.name < b.name ? -1 : 1)),
      pages: await by(pageCounts.page, mostNames),
      languages: await by(pageCounts.locale, mostNames),
      referrers: await by(pageCounts.referrer, mostNames),
      devices: await by(pageCounts.device, mostNames),
    };
  });
}

/** Every count of the last days as it is stored, the oldest day first. */
export async function listCounts(
  actor: StaffActor,
  { days }: { days: Period },
  on?: Tx,
): Promise<CountRow[]> {
  authorize(actor, 'statistics.read');
  const { from, to } = within(days);
  return asActor(actor, on, (tx) =>
    tx
      .select({
        day: pageCounts.day,
        page: pageCounts.page,
        locale: pageCounts.locale,
        referrer: pageCounts.referrer,
        device: pageCounts.device,
        count: pageCounts.count,
      })
      .from(pageCounts)
      .where(and(between(pageCounts.day, from, to)))
      .orderBy(
        asc(pageCounts.day),
        asc(pageCounts.page),
        asc(pageCounts.locale),
        asc(pageCounts.referrer),
        asc(pageCounts.device),
      ),
  );
}
