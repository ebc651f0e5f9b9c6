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

/** Events that are not in the tree yet. A trigger puts them here, sealing takes them away. */
export const ledgerPending = pgTable('ledger_pending', {
  eventId: uuid().primaryKey(),
});

/** The leaves of the Merkle tree over the consent events, in their order. Append-only; hashes in hex. */
export const ledgerLeaves = pgTable(
  'ledger_leaves',
  {
    index: bigint({ mode: 'number' }).primaryKey(),
    eventId: uuid().notNull(),
    hash: text().notNull(),
  },
  (t) => [uniqueIndex('ledger_leaves_event').on(t.eventId)],
);

/** Complete subtrees of the levels 8, 16 and 24: with them a proof reads a few hundred hashes. Append-only. */
export const ledgerNodes = pgTable(
  'ledger_nodes',
  {
    level: smallint().notNull(),
    index: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.level, t.index] })],
);

/** Signed heads of the tree (C2SP checkpoints). Append-only. */
export const ledgerCheckpoints = pgTable('ledger_checkpoints', {
  size: bigint({ mode: 'number' }).primaryKey(),
  root: text().notNull(),
  note: text().notNull(),
  at: instant().notNull().defaultNow(),
});

/** Public keys that ever signed, each vouched for by the one before it. Append-only. */
export const ledgerKeys = pgTable('ledger_keys', {
  verifier: text().primaryKey(),
  endorsement: text(),
  at: instant().notNull().defaultNow(),
});
