import { sql } from 'drizzle-orm';
import {
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
import type { ConsentAct, ConsentWay, Locale } from '../enums';

const instant = () => timestamp({ withTimezone: true });
/** As precise as what the ledger proves. */
const proven = () => timestamp({ withTimezone: true, precision: 3 });

/** The exact words somebody was shown, kept once under their SHA-256. Append-only. */
export const shownTexts = pgTable('shown_texts', {
  sha256: text().primaryKey(),
  locale: text().$type<Locale>().notNull(),
  text: jsonb().$type<Record<string, string>>().notNull(),
  firstShownAt: instant().notNull().defaultNow(),
});

/** What was asked about cookies under a fingerprint: so that who is asked again learns what changed. Append-only. */
export const purposeMeanings = pgTable('purpose_meanings', {
  fingerprint: text().primaryKey(),
  meaning: jsonb().$type<unknown>().notNull(),
  firstAskedAt: instant().notNull().defaultNow(),
});

/** One purpose of an event, and whether it is on after it. */
export type ConsentSwitch = { code: string; on: boolean; fingerprint: string };

/**
 * The ledger: everything that ever happened to a consent, of browsers and of clients. Append-only. `subjectId` is a
 * pseudonym; whose it is stands in `consent_links` alone, until that is erased.
 */
export const consentEvents = pgTable(
  'consent_events',
  {
    id: uuid().primaryKey().defaultRandom(),
    subjectId: uuid().notNull(),
    /** `cookies`, or the purpose that a client decides about. */
    topic: text().notNull(),
    act: text().$type<ConsentAct>().notNull(),
    purposes: jsonb().$type<ConsentSwitch[]>().notNull(),
    /** Of everything that was asked together. */
    fingerprint: text().notNull(),
    textSha256: text()
      .notNull()
      .references(() => shownTexts.sha256),
    editionNumber: integer(),
    locale: text().$type<Locale>().notNull(),
    how: text().$type<ConsentWay>().notNull(),
    /** What is kept of the request; the setting CONSENT_CONTEXT says what. */
    context: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** When the words were put before him, where that is known. */
    shownAt: proven(),
    stopBy: date({ mode: 'string' }),
    expiresAt: proven(),
    at: proven().notNull().defaultNow(),
  },
  (t) => [
    index('consent_events_subject').on(t.subjectId, t.topic, t.at),
    index('consent_events_expiring').on(t.expiresAt).where(sql`expires_at is not null`),
    index('consent_events_expired').on(t.at).where(sql`act = 'expired'`),
  ],
);

/**
 * Whose a pseudonym of the ledger is. Erasing a person takes these rows away and leaves the proof; a browser's pseudonym
 * stays taken (`erased`, nobody's), so that the next one who signs in there does not inherit what is not his.
 */
export const consentLinks = pgTable(
  'consent_links',
  {
    subjectId: uuid().primaryKey(),
    personId: uuid(),
    /** `account`: what the client does as himself. `device`: what was chosen in a browser of his. */
    kind: text().$type<'account' | 'device' | 'erased'>().notNull(),
    linkedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index('consent_links_person').on(t.personId),
    uniqueIndex('consent_links_account').on(t.personId).where(sql`kind = 'account'`),
  ],
);
