import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { clauseKinds, locales } from '@/db/enums';

/**
 * Approved editions of the policy. Append-only once published: an edition is never corrected, a new one is
 * published (clause 6.2). `sha256` is of the UTF-8 bytes of `sourceText`, in lower-case hex.
 */
export const policyEditions = pgTable(
  'policy_editions',
  {
    id: uuid().primaryKey().defaultRandom(),
    number: integer().notNull().unique(),
    title: text().notNull(),
    locale: text({ enum: locales }).notNull(),
    orderNumber: text().notNull(),
    orderDate: date({ mode: 'string' }).notNull(),
    approvedBy: text().notNull(),
    approverTitle: text().notNull(),
    effectiveFrom: date({ mode: 'string' }).notNull(),
    sourceText: text().notNull(),
    sha256: text().notNull(),
    changeSummary: text(),
    importedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    publishedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    check('policy_editions_number_positive', sql`${table.number} > 0`),
    check('policy_editions_sha256_hex', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
    index('policy_editions_effective_from').on(table.effectiveFrom, table.number),
  ],
);

/**
 * The text of an edition in the order of reading. The `raw` of all its rows, joined by `position`, is
 * `source_text` again; `anchor` names a place in the text for ever.
 */
export const policyClauses = pgTable(
  'policy_clauses',
  {
    editionId: uuid()
      .notNull()
      .references(() => policyEditions.id),
    position: integer().notNull(),
    anchor: text().notNull(),
    number: text(),
    kind: text({ enum: clauseKinds }).notNull(),
    level: integer().notNull(),
    section: text(),
    raw: text().notNull(),
    text: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.position] }),
    unique('policy_clauses_edition_anchor').on(table.editionId, table.anchor),
    check('policy_clauses_position_positive', sql`${table.position} > 0`),
  ],
);
