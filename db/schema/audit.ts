import { bigint, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { treeTables } from './tree';

/** Append-only journal of acts: ids, field names and codes, never values. No foreign keys: it outlives its subjects. */
export const auditEvents = pgTable(
  'audit_events',
  {
    seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Cannot be guessed, so that the hash of a row gives nothing away. */
    id: uuid().notNull().defaultRandom(),
    // To the millisecond, as it is hashed: nothing of a row is outside its proof.
    at: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
    action: text().notNull(),
    actorKind: text().notNull(),
    actorRole: text().notNull(),
    actorId: uuid(),
    subjectId: uuid(),
    objectType: text().notNull(),
    objectId: text(),
    fields: text().array().notNull(),
    reason: text(),
    requestId: text().notNull(),
  },
  (t) => [index('audit_events_subject').on(t.subjectId, t.seq), uniqueIndex('audit_events_id').on(t.id)],
);

/** The tree over the journal. */
export const auditTables = treeTables('audit');

export const {
  pending: auditPending,
  leaves: auditLeaves,
  nodes: auditNodes,
  checkpoints: auditCheckpoints,
  keys: auditKeys,
} = auditTables;
