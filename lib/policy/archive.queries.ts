import 'server-only';
import { asc, eq, getTableColumns } from 'drizzle-orm';
import { type ChangeSize, policyClauses, policyEditions } from '@/db/schema/policy';
import { type Actor, systemActor } from '@/lib/actor';
import { canonicalJson } from '@/lib/crypto/hash.rules';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import { type ArchivedEdition, type ChainFault, verifyChain } from './chain.rules';
import { compareEditions } from './compare.rules';

export type ArchiveProof = {
  editions: number;
  head: string | null;
  /** Every hash of the chain, the first edition's first. */
  links: { number: number; hash: string }[];
  faults: ChainFault[];
};

const { editionId: _, ...clauseColumns } = getTableColumns(policyClauses);

/** Editions whose count of changes, which the archive shows and the chain does not cover, is not what they changed. */
function wrongSizes(
  archived: readonly ArchivedEdition[],
  rows: readonly { changes: ChangeSize | null }[],
): ChainFault[] {
  return archived.flatMap(({ number, clauses }, at): ChainFault[] => {
    const before = archived[at - 1];
    const size = before ? compareEditions(before.clauses, clauses).summary : null;
    return canonicalJson(size) === canonicalJson(rows[at]?.changes ?? null) ? [] : [{ number, kind: 'size' }];
  });
}

/**
 * Reads the whole archive, one edition after the other, and proves it (see `verifyChain`).
 * `head` is the hash that the archive page prints; compare it with one that was written down before.
 */
export async function verifyArchive(actor: Actor, on?: Tx): Promise<ArchiveProof> {
  authorize(actor, 'policy.verify');
  return asActor(systemActor('policy', actor.requestId), on, async (tx) => {
    const rows = await tx.select().from(policyEditions).orderBy(asc(policyEditions.number));
    const archived: ArchivedEdition[] = [];
    for (const { id, ...row } of rows) {
      const clauses = await tx
        .select(clauseColumns)
        .from(policyClauses)
        .where(eq(policyClauses.editionId, id))
        .orderBy(asc(policyClauses.position));
      archived.push({ ...row, clauses });
    }
    const links = archived.map(({ number, chainHash }) => ({ number, hash: chainHash }));
    const { head, faults } = verifyChain(archived);
    // What the texts changed is judged only where the texts themselves stand.
    const sizes = faults.length === 0 ? wrongSizes(archived, rows) : [];
    return { editions: rows.length, links, head, faults: [...faults, ...sizes] };
  });
}
