import 'server-only';
import { pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { TreeTables } from '@/db/schema/tree';
import type { Tx } from '@/lib/database';
import type { Signer } from '@/lib/ledger/note.rules';
import type { Permission } from '@/lib/permissions';

const eventTable = pgTable('events', {
  id: uuid().notNull(),
  at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
});

/** A table of events that a tree proves: append-only, with an `id` that cannot be guessed and the time of the event. */
export type EventTable = typeof eventTable;

/** A table as a tree sees it. Rows that are selected hold all columns of the table all the same. */
export const asEvents = (table: { id: unknown; at: unknown }): EventTable => table as EventTable;

/**
 * A Merkle tree over the events of a table, with signed heads: which tables it is kept in, what of a row is hashed, who
 * signs. Sealing, proving and keeping of heads are the same for every tree.
 */
export type Tree = {
  tables: TreeTables;
  events: EventTable;
  /** The hash of a row's leaf; null for a row that is no record of the tree. */
  hashOf(event: unknown): string | null;
  signers(): readonly [Signer, ...Signer[]];
  /** Advisory lock: one process seals at a time. */
  lock: number;
  seal: Permission;
  verify: Permission;
  /** Where the last head of each day is kept outside the database. */
  headsFolder(): string;
  /** What else must hold, besides events, leaves, hashes and heads: what is wrong with words that the events name. */
  alteredWords?(tx: Tx, most: number): Promise<string[]>;
};
