import { bigint, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Append-only journal of acts: ids, field names and codes, never values. No foreign keys: it outlives its subjects. */
export const auditEvents = pgTable(
  'audit_events',
  {
    seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
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
  (t) => [index('audit_events_subject').on(t.subjectId, t.seq)],
);
