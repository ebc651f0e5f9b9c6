import { sql } from 'drizzle-orm';
import { boolean, check, date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { dayKinds } from '../enums';

const kindList = sql.raw(dayKinds.map((kind) => `'${kind}'`).join(', '));

/** Days that differ from the plain five-day week; ordinary weekends are implied. No personal data. */
export const calendarDays = pgTable(
  'calendar_days',
  {
    date: date({ mode: 'string' }).primaryKey(),
    kind: text({ enum: dayKinds }).notNull(),
    nameRu: text().notNull(),
    nameKk: text().notNull(),
    nameEn: text().notNull(),
    provisional: boolean().notNull().default(false),
    sourceNote: text().notNull(),
    enteredAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check('calendar_days_kind', sql`${table.kind} in (${kindList})`)],
);

/** Years that are entered completely. A year without a row is refused, never guessed. */
export const calendarYears = pgTable('calendar_years', {
  year: integer().primaryKey(),
  provisional: boolean().notNull().default(false),
  sourceNote: text().notNull(),
  checkedOn: date({ mode: 'string' }).notNull(),
});
