import 'server-only';
import { and, asc, desc, eq, gte, lt, max, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/database';
import type { LedgerKey } from '@/lib/ledger/endorsement.rules';
import type { HashReader } from '@/lib/ledger/tiles.rules';
import type { Tree } from '@/lib/ledger/tree';

/** Reads the kept hashes of a tree inside a transaction. */
export const hashReader =
  (tx: Tx, { tables: { leaves, nodes } }: Tree): HashReader =>
  async (level, from, to) => {
    const range =
      level === 0
        ? tx
            .select({ hash: leaves.hash })
            .from(leaves)
            .where(and(gte(leaves.index, from), lt(leaves.index, to)))
            .orderBy(asc(leaves.index))
        : tx
            .select({ hash: nodes.hash })
            .from(nodes)
            .where(and(eq(nodes.level, level), gte(nodes.index, from), lt(nodes.index, to)))
            .orderBy(asc(nodes.index));
    return (await range).map(({ hash }) => hash);
  };

/** How many events have a place in a tree. */
export async function treeSize(tx: Tx, { tables: { leaves } }: Tree): Promise<number> {
  const [row] = await tx.select({ last: max(leaves.index) }).from(leaves);
  return row?.last === null || row?.last === undefined ? 0 : row.last + 1;
}

export type Head = { size: number; root: string; note: string; at: Date };

/** The newest signed head, or null for a tree without events. */
export async function newestHead(tx: Tx, { tables: { checkpoints } }: Tree): Promise<Head | null> {
  const [head] = await tx.select().from(checkpoints).orderBy(desc(checkpoints.size)).limit(1);
  return head ?? null;
}

/** The keys that ever signed, the first one first. */
export const knownKeys = (tx: Tx, { tables: { keys } }: Tree): Promise<(LedgerKey & { at: Date })[]> =>
  tx.select().from(keys).orderBy(sql`${keys.endorsement} is not null`, asc(keys.at));
