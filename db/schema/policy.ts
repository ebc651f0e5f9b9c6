import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { clauseKinds, locales, type Materiality, type NoteKind } from '@/db/enums';

const instant = () => timestamp({ withTimezone: true });

/** What an edition changed in the one before it: clauses and words, counted when it was published. */
export type ChangeSize = {
  added: number;
  removed: number;
  changed: number;
  moved: number;
  renumbered: number;
  unchanged: number;
  wordsAdded: number;
  wordsRemoved: number;
};

/**
 * Approved editions of the policy. Append-only once published: an edition is never corrected, a new one is
 * published (clause 6.2). `sha256` is of the UTF-8 bytes of `sourceText`, in lower-case hex. `chainHash` is of the
 * edition's facts and of the `chainHash` before it; the database computes both when the row is inserted.
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
    materiality: text().$type<Materiality>(),
    changes: jsonb().$type<ChangeSize>(),
    previousHash: text(),
    chainHash: text().notNull().default(''),
    importedAt: instant().notNull().defaultNow(),
    publishedAt: instant().notNull(),
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

/** That an edition is no longer in force although no other took its place (clause 6.1). Append-only. */
export const policyRepeals = pgTable('policy_repeals', {
  editionNumber: integer().primaryKey(),
  orderNumber: text().notNull(),
  orderDate: date({ mode: 'string' }).notNull(),
  repealedBy: text().notNull(),
  repealedFrom: date({ mode: 'string' }).notNull(),
  at: instant().notNull().defaultNow(),
});

/** A translation of an edition as its own text; a better one is a new version. Append-only. */
export const policyTranslations = pgTable(
  'policy_translations',
  {
    id: uuid().primaryKey().defaultRandom(),
    editionNumber: integer().notNull(),
    locale: text({ enum: locales }).notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    sourceText: text().notNull(),
    sha256: text().notNull(),
    at: instant().notNull().defaultNow(),
    by: uuid(),
  },
  (table) => [unique('policy_translations_version').on(table.editionNumber, table.locale, table.version)],
);

/** The order by which a translation was approved; without one it is «перевод, не утверждён». Append-only. */
export const policyTranslationApprovals = pgTable('policy_translation_approvals', {
  translationId: uuid()
    .primaryKey()
    .references(() => policyTranslations.id),
  orderNumber: text().notNull(),
  orderDate: date({ mode: 'string' }).notNull(),
  approvedBy: text().notNull(),
  approverTitle: text().notNull(),
  at: instant().notNull().defaultNow(),
  by: uuid(),
});

/** What staff say beside a clause, in three languages. The highest version holds; an empty one takes the note away. */
export const policyNotes = pgTable(
  'policy_notes',
  {
    id: uuid().primaryKey().defaultRandom(),
    editionNumber: integer().notNull(),
    anchor: text().notNull(),
    kind: text().$type<NoteKind>().notNull(),
    version: integer().notNull(),
    ru: text().notNull(),
    kk: text().notNull(),
    en: text().notNull(),
    /** The page that carries the clause out, by its name in `note-controls.rules.ts`. */
    control: text(),
    at: instant().notNull().defaultNow(),
    by: uuid(),
  },
  (table) => [
    unique('policy_notes_version').on(table.editionNumber, table.anchor, table.kind, table.version),
  ],
);

/** That everybody who had to be told of a material edition has been told. Append-only. */
export const policyAnnouncements = pgTable('policy_announcements', {
  editionNumber: integer().primaryKey(),
  told: integer().notNull(),
  finishedAt: instant().notNull(),
});
