import { boolean, date, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ConsentAct, CookieAct, Locale } from '../enums';

const instant = () => timestamp({ withTimezone: true });

/** The exact words somebody was shown, kept once under their SHA-256. Append-only. */
export const shownTexts = pgTable('shown_texts', {
  sha256: text().primaryKey(),
  locale: text().$type<Locale>().notNull(),
  text: jsonb().$type<Record<string, string>>().notNull(),
  firstShownAt: instant().notNull().defaultNow(),
});

/** What a device chose about cookies. Append-only; a device is a random id that names nobody. */
export const cookieChoices = pgTable(
  'cookie_choices',
  {
    id: uuid().primaryKey().defaultRandom(),
    deviceId: uuid().notNull(),
    act: text().$type<CookieAct>().notNull(),
    preferences: boolean().notNull(),
    statistics: boolean().notNull(),
    textSha256: text()
      .notNull()
      .references(() => shownTexts.sha256),
    purposesFingerprint: text().notNull(),
    editionNumber: integer(),
    locale: text().$type<Locale>().notNull(),
    how: text().$type<'banner' | 'page'>().notNull(),
    at: instant().notNull().defaultNow(),
  },
  (t) => [index('cookie_choices_device').on(t.deviceId, t.at)],
);

/** Consents of clients by purpose. Append-only: the newest event of a purpose is its state. */
export const consentEvents = pgTable(
  'consent_events',
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid().notNull(),
    purpose: text().notNull(),
    act: text().$type<ConsentAct>().notNull(),
    purposeFingerprint: text().notNull(),
    textSha256: text()
      .notNull()
      .references(() => shownTexts.sha256),
    editionNumber: integer(),
    locale: text().$type<Locale>().notNull(),
    how: text().$type<'cabinet' | 'staff' | 'seed'>().notNull(),
    stopBy: date({ mode: 'string' }),
    at: instant().notNull().defaultNow(),
  },
  (t) => [index('consent_events_person').on(t.personId, t.purpose, t.at)],
);
