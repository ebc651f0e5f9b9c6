import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { type DraftAct, locales, type Materiality } from '@/db/enums';

const instant = () => timestamp({ withTimezone: true });

/**
 * Texts that may become an edition. Facts with times only: the state is computed from them. `version` grows with each
 * save, so that a stale save is refused. Who may change what, and when, is guarded by triggers too.
 */
export const policyDrafts = pgTable(
  'policy_drafts',
  {
    id: uuid().primaryKey().defaultRandom(),
    title: text().notNull(),
    locale: text({ enum: locales }).notNull(),
    sourceText: text().notNull(),
    version: integer().notNull().default(1),
    materiality: text().$type<Materiality>(),
    changeSummary: text(),
    /** The portal's own example; it is never published. */
    isExample: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    createdBy: uuid(),
    updatedAt: instant().notNull(),
    updatedBy: uuid(),
    submittedAt: instant(),
    submittedBy: uuid(),
    approvedAt: instant(),
    approvedBy: uuid(),
    orderNumber: text(),
    orderDate: date({ mode: 'string' }),
    signedBy: text(),
    signerTitle: text(),
    effectiveFrom: date({ mode: 'string' }),
    /** The instant from which everybody may read it; in the past or at approval: at once. */
    publishAt: instant(),
    publishedAt: instant(),
    editionNumber: integer(),
    discardedAt: instant(),
  },
  (table) => [
    check(
      'policy_drafts_four_eyes',
      sql`${table.approvedBy} is null or (${table.approvedBy} is distinct from ${table.createdBy} and ${table.approvedBy} is distinct from ${table.submittedBy})`,
    ),
    check(
      'policy_drafts_approval_whole',
      sql`num_nonnulls(${table.approvedAt}, ${table.approvedBy}, ${table.orderNumber}, ${table.orderDate}, ${table.signedBy}, ${table.signerTitle}, ${table.effectiveFrom}, ${table.publishAt}) in (0, 8)`,
    ),
    check('policy_drafts_example', sql`not (${table.isExample} and ${table.approvedAt} is not null)`),
    index('policy_drafts_due').on(table.publishAt).where(sql`published_at is null`),
  ],
);

/** What happened to a draft, by whom: the authors are read from here. Append-only. */
export const policyDraftEvents = pgTable(
  'policy_draft_events',
  {
    id: uuid().primaryKey().defaultRandom(),
    draftId: uuid()
      .notNull()
      .references(() => policyDrafts.id),
    act: text().$type<DraftAct>().notNull(),
    by: uuid(),
    byRole: text().notNull(),
    /** Why it went back to its author, in the words of the one who sent it back. */
    reason: text(),
    at: instant().notNull(),
  },
  (table) => [index('policy_draft_events_draft').on(table.draftId, table.at)],
);
