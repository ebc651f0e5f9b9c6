import {
  bigint,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const instant = () => timestamp({ withTimezone: true });

/** The tables of one Merkle tree over the events of another table: `ledger_leaves`, `audit_leaves` and so on. */
export const treeTables = (tree: 'ledger' | 'audit') => {
  // To TypeScript the tables of every tree are the same.
  const named = <T extends string>(table: T) => `${tree}_${table}` as T;
  return {
    /** Events that are not in the tree yet. A trigger puts them here, sealing takes them away. */
    pending: pgTable(named('pending'), {
      eventId: uuid().primaryKey(),
    }),

    /** The leaves, in their order. Append-only; hashes in hex. */
    leaves: pgTable(
      named('leaves'),
      {
        index: bigint({ mode: 'number' }).primaryKey(),
        eventId: uuid().notNull(),
        hash: text().notNull(),
      },
      (t) => [uniqueIndex(named('leaves_event')).on(t.eventId)],
    ),

    /** Complete subtrees of the levels 8, 16 and 24: with them a proof reads a few hundred hashes. Append-only. */
    nodes: pgTable(
      named('nodes'),
      {
        level: smallint().notNull(),
        index: bigint({ mode: 'number' }).notNull(),
        hash: text().notNull(),
      },
      (t) => [primaryKey({ columns: [t.level, t.index] })],
    ),

    /** Signed heads of the tree (C2SP checkpoints). Append-only. */
    checkpoints: pgTable(named('checkpoints'), {
      size: bigint({ mode: 'number' }).primaryKey(),
      root: text().notNull(),
      note: text().notNull(),
      at: instant().notNull().defaultNow(),
    }),

    /** Public keys that ever signed, each vouched for by the one before it. Append-only. */
    keys: pgTable(named('keys'), {
      verifier: text().primaryKey(),
      endorsement: text(),
      at: instant().notNull().defaultNow(),
    }),
  };
};

export type TreeTables = ReturnType<typeof treeTables>;
