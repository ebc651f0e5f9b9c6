import 'server-only';
import { asc, eq, getTableColumns } from 'drizzle-orm';
import { policyClauses, policyEditions } from '@/db/schema/policy';
import { type Actor, systemActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import { type ArchivedEdition, type ChainFault, verifyChain } from './chain.rules';

export type ArchiveProof = {
  editions: number;
  head: string | null;
  /** Every hash of the chain, the first edition's first. */
  links: { number: number; hash: string }[];
  faults: ChainFault[];
};

const { editionId: _, ...clauseColumns } = getTableColumns(policyClauses);

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
    return { editions: rows.length, links, ...verifyChain(archived) };
  });
}
