import 'server-only';
import { and, asc, desc, eq, gte, lt, max, sql } from 'drizzle-orm';
import type { consentEvents } from '@/db/schema/consents';
import { ledgerCheckpoints, ledgerKeys, ledgerLeaves, ledgerNodes } from '@/db/schema/ledger';
import type { Tx } from '@/lib/database';
import type { LedgerKey } from '@/lib/ledger/endorsement.rules';
import type { LedgerRecord } from '@/lib/ledger/record.rules';
import type { HashReader } from '@/lib/ledger/tiles.rules';

const text = (at: Date | null) => at?.toISOString() ?? null;

/** What the ledger proves of a row. */
export const recordOfEvent = (event: typeof consentEvents.$inferSelect): LedgerRecord => ({
  v: 1,
  id: event.id,
  subject: event.subjectId,
  topic: event.topic,
  act: event.act,
  purposes: event.purposes,
  fingerprint: event.fingerprint,
  textSha256: event.textSha256,
  edition: event.editionNumber,
  locale: event.locale,
  how: event.how,
  context: event.context,
  shownAt: text(event.shownAt),
  stopBy: event.stopBy,
  expiresAt: text(event.expiresAt),
  at: event.at.toISOString(),
});

/** Reads the kept hashes of the tree inside a transaction. */
export const hashReader =
  (tx: Tx): HashReader =>
  async (level, from, to) => {
    const range =
      level === 0
        ? tx
            .select({ hash: ledgerLeaves.hash })
            .from(ledgerLeaves)
            .where(and(gte(ledgerLeaves.index, from), lt(ledgerLeaves.index, to)))
            .orderBy(asc(ledgerLeaves.index))
        : tx
            .select({ hash: ledgerNodes.hash })
            .from(ledgerNodes)
            .where(and(eq(ledgerNodes.level, level), gte(ledgerNodes.index, from), lt(ledgerNodes.index, to)))
            .orderBy(asc(ledgerNodes.index));
    return (await range).map(({ hash }) => hash);
  };

/** How many events have a place in the tree. */
export async function treeSize(tx: Tx): Promise<number> {
  const [row] = await tx.select({ last: max(ledgerLeaves.index) }).from(ledgerLeaves);
  return row?.last === null || row?.last === undefined ? 0 : row.last + 1;
}

export type Head = { size: number; root: string; note: string; at: Date };

/** The newest signed head, or null for a ledger without events. */
export async function newestHead(tx: Tx): Promise<Head | null> {
  const [head] = await tx.select().from(ledgerCheckpoints).orderBy(desc(ledgerCheckpoints.size)).limit(1);
  return head ?? null;
}

/** The keys that ever signed, the first one first. */
export const knownKeys = (tx: Tx): Promise<(LedgerKey & { at: Date })[]> =>
  tx.select().from(ledgerKeys).orderBy(sql`${ledgerKeys.endorsement} is not null`, asc(ledgerKeys.at));
