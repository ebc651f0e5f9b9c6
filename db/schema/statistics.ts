import { date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/**
 * How often a page was seen by those who allowed it: counts only. There is no row of a visit, hence nobody in it.
 * `page` is an address of the portal without a language and without ids; `referrer` a host or empty.
 */
export const pageCounts = pgTable(
  'page_counts',
  {
    day: date({ mode: 'string' }).notNull(),
    page: text().notNull(),
    locale: text().notNull(),
    referrer: text().notNull(),
    device: text().notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.page, t.locale, t.referrer, t.device] }),
    index('page_counts_page').on(t.page, t.day),
  ],
);
