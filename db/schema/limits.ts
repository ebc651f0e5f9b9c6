import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * How often something was done since the beginning of a window. `key` is the name of the limit and a keyed hash of who did
 * it: an address of the network, an account. Rows go when their window is over.
 */
export const limitCounters = pgTable(
  'limit_counters',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    until: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('limit_counters_until').on(t.until)],
);
