import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Locale } from '../enums';

const instant = () => timestamp({ withTimezone: true });

/**
 * Outgoing messages, written in the transaction of the act they tell of. Address and words are sealed with a key of
 * the message, because a last notice outlives the client's own key. In demo mode this table is the mailbox.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid(),
    channel: text().$type<'email'>().notNull(),
    kind: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    toIndex: text().notNull(),
    sealed: text(),
    createdAt: instant().notNull().defaultNow(),
    nextTryAt: instant().notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    sentAt: instant(),
    failedAt: instant(),
  },
  (t) => [index('outbox_due').on(t.sentAt, t.nextTryAt), index('outbox_to').on(t.toIndex, t.createdAt)],
);
