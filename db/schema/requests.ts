import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Decision, Locale, RequestKind } from '../enums';
import { people } from './people';

const instant = () => timestamp({ withTimezone: true });

/**
 * Requests of data subjects. Facts with times only: the status is computed from them. `personId` is null for a
 * request made without an account; its words are then sealed with a data key of the request itself.
 */
export const requests = pgTable(
  'requests',
  {
    id: uuid().primaryKey().defaultRandom(),
    number: text().notNull(),
    kind: text().$type<RequestKind>().notNull(),
    personId: uuid().references(() => people.id),
    locale: text().$type<Locale>().notNull(),
    messageEnc: text(),
    contactEnc: text(),
    submittedAt: instant().notNull(),
    receivedOn: date({ mode: 'string' }).notNull(),
    dueOn: date({ mode: 'string' }).notNull(),
    normCode: text().notNull(),
    workingDays: integer().notNull(),
    reviewStartedAt: instant(),
    decision: text().$type<Decision>(),
    decidedAt: instant(),
    decidedBy: uuid(),
    groundCode: text(),
    answerEnc: text(),
    confirmedAt: instant(),
    confirmedBy: uuid(),
    doneAt: instant(),
    cancelledAt: instant(),
  },
  (t) => [
    uniqueIndex('requests_number').on(t.number),
    // One open deletion per client, whatever two tabs do at once.
    uniqueIndex('requests_one_open_deletion')
      .on(t.personId)
      .where(sql`kind = 'deletion' and done_at is null and cancelled_at is null`),
    // Four eyes, and nobody decides on himself: the database refuses it whoever asks.
    check('requests_four_eyes', sql`confirmed_by is null or confirmed_by <> decided_by`),
    check('requests_not_on_oneself', sql`decided_by is distinct from person_id or decided_by is null`),
    check(
      'requests_not_confirmed_on_oneself',
      sql`confirmed_by is distinct from person_id or confirmed_by is null`,
    ),
    index('requests_person').on(t.personId, t.submittedAt),
    index('requests_due').on(t.dueOn, t.id).where(sql`done_at is null and cancelled_at is null`),
  ],
);

/** What happened to a request, in order. Append-only. */
export const requestEvents = pgTable(
  'request_events',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id),
    act: text()
      .$type<
        'filed' | 'opened' | 'decided' | 'returned' | 'confirmed' | 'executed' | 'answered' | 'cancelled'
      >()
      .notNull(),
    byRole: text().notNull(),
    at: instant().notNull().defaultNow(),
  },
  (t) => [index('request_events_request').on(t.requestId, t.at)],
);

export type PlanLine = {
  table: string;
  category: string;
  act: 'erase' | 'anonymise' | 'keep';
  rows: number;
  fields: string[];
  ground: string | null;
  until: string | null;
};

/** Proof that an erasure was carried out: categories, counts and grounds, never values. Append-only. */
export const erasureCertificates = pgTable(
  'erasure_certificates',
  {
    id: uuid().primaryKey().defaultRandom(),
    number: text().notNull(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id),
    requestNumber: text().notNull(),
    subjectId: uuid().notNull(),
    plan: jsonb().$type<PlanLine[]>().notNull(),
    executedAt: instant().notNull(),
    sha256: text().notNull(),
  },
  (t) => [
    uniqueIndex('erasure_certificates_request').on(t.requestId),
    uniqueIndex('erasure_certificates_number').on(t.number),
  ],
);

/** Running numbers of requests and certificates per year. */
export const counters = pgTable('counters', {
  name: text().primaryKey(),
  value: integer().notNull(),
});
