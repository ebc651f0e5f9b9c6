import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { people } from './people';

/** Copies of their data that clients took: when, how large, which bytes. The copy itself is not kept. */
export const exportRuns = pgTable(
  'export_runs',
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    format: text().$type<'json'>().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('export_runs_person').on(t.personId, t.at)],
);
