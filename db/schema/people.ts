import { index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Locale, Role, ValueSource } from '../enums';

const instant = () => timestamp({ withTimezone: true });

/** Everybody who can sign in. After erasure only the id, the role and the times remain. */
export const people = pgTable(
  'people',
  {
    id: uuid().primaryKey().defaultRandom(),
    role: text().$type<Role>().notNull(),
    email: text(),
    displayName: text(),
    locale: text().$type<Locale>().notNull().default('ru'),
    createdAt: instant().notNull().defaultNow(),
    disabledAt: instant(),
    erasedAt: instant(),
  },
  (t) => [uniqueIndex('people_email').on(t.email)],
);

/**
 * One data key per owner, wrapped by a master key. The owner is a person, or a request made without an account.
 * Destroying the row makes every value sealed with it unreadable, in backups too.
 */
export const dataKeys = pgTable('data_keys', {
  ownerId: uuid().primaryKey(),
  wrappedKey: text().notNull(),
  createdAt: instant().notNull().defaultNow(),
});

/** What is held of a client. `*Enc` columns are AES-256-GCM; `*Index` columns are keyed hashes for exact lookup. */
export const profiles = pgTable(
  'profiles',
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id),
    kind: text().$type<'person' | 'company'>().notNull(),
    familyName: text(),
    givenName: text(),
    patronymic: text(),
    companyName: text(),
    bin: text(),
    position: text(),
    iinEnc: text(),
    iinIndex: text(),
    birthDateEnc: text(),
    phoneEnc: text(),
    phoneIndex: text(),
    ibanEnc: text(),
    version: integer().notNull().default(1),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [index('profiles_iin').on(t.iinIndex), index('profiles_phone').on(t.phoneIndex)],
);

/** Every value that was ever replaced: old and new, sealed with the client's own key. */
export const valueChanges = pgTable(
  'value_changes',
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    field: text().notNull(),
    oldEnc: text(),
    newEnc: text(),
    source: text().$type<ValueSource>().notNull(),
    changedBy: uuid(),
    at: instant().notNull().defaultNow(),
  },
  (t) => [index('value_changes_person').on(t.personId, t.at)],
);

/** Signed-in browsers. The token itself is only in the cookie; here is its SHA-256. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey().defaultRandom(),
    tokenHash: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    device: text(),
    createdAt: instant().notNull().defaultNow(),
    lastSeenAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
  },
  (t) => [uniqueIndex('sessions_token').on(t.tokenHash), index('sessions_person').on(t.personId)],
);

/** One-time codes: hashed, bound to the browser that asked (`challengeHash`), five tries, one use, ten minutes. */
export const signInCodes = pgTable(
  'sign_in_codes',
  {
    id: uuid().primaryKey().defaultRandom(),
    challengeHash: text().notNull(),
    emailIndex: text().notNull(),
    personId: uuid().references(() => people.id),
    codeHash: text().notNull(),
    triesLeft: integer().notNull(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    uniqueIndex('sign_in_codes_challenge').on(t.challengeHash),
    index('sign_in_codes_email').on(t.emailIndex, t.createdAt),
    index('sign_in_codes_person').on(t.personId),
  ],
);
