import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Locale, PolicyAnswer } from '@/db/enums';

const instant = () => timestamp({ withTimezone: true });

/** What clients answered to an edition. Append-only: the newest answer to an edition is the one that holds. */
export const policyAcceptances = pgTable(
  'policy_acceptances',
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid().notNull(),
    editionNumber: integer().notNull(),
    act: text().$type<PolicyAnswer>().notNull(),
    /** The edition whose text the answered one was shown in comparison with; null when it was shown by itself. */
    comparedWith: integer(),
    locale: text().$type<Locale>().notNull(),
    sessionId: uuid(),
    how: text().$type<'signIn' | 'cabinet'>().notNull(),
    at: instant().notNull(),
  },
  (table) => [index('policy_acceptances_person').on(table.personId, table.at)],
);

/** That a client was told of a material edition. One row a client and edition, so nobody is told twice. Append-only. */
export const policyNotices = pgTable(
  'policy_notices',
  {
    editionNumber: integer().notNull(),
    personId: uuid().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionNumber, table.personId] })],
);
