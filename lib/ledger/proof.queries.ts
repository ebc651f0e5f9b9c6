import 'server-only';
import { eq } from 'drizzle-orm';
import { consentEvents } from '@/db/schema/consents';
import { ledgerLeaves, ledgerPending } from '@/db/schema/ledger';
import { type Actor, type SystemActor, systemActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { consentTree, recordOfEvent } from '@/lib/ledger/consent-tree';
import { type InclusionProof, proofOf as pathOf } from '@/lib/ledger/proof.rules';
import type { LedgerRecord } from '@/lib/ledger/record.rules';
import { hashReader, knownKeys, newestHead, treeSize } from '@/lib/ledger/rows.queries';
import { sealEvents } from '@/lib/ledger/seal-events';
import { consistencyPath } from '@/lib/ledger/tiles.rules';
import { authorize } from '@/lib/permissions';

export type LedgerProof = { record: LedgerRecord; proof: InclusionProof };

async function placeOf(tx: Tx, eventId: string): Promise<number | null> {
  const [leaf] = await tx
    .select({ index: ledgerLeaves.index })
    .from(ledgerLeaves)
    .where(eq(ledgerLeaves.eventId, eventId));
  return leaf?.index ?? null;
}

async function isWaiting(tx: Tx, eventId: string): Promise<boolean> {
  const rows = await tx.select().from(ledgerPending).where(eq(ledgerPending.eventId, eventId));
  return rows.length > 0;
}

/** Gives what waits its place now. With a key that nobody vouches for it goes on waiting: the operator has to decide. */
async function sealNow(system: SystemActor): Promise<void> {
  try {
    await sealEvents(system, consentTree);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'precondition')) throw error;
  }
}

/**
 * An event of the ledger as it is proven, with its proof under the newest signed head; null when there is no such event
 * or it has no place in the tree. One that still waits is given its place at once. The record says under which
 * pseudonym the act stands: who may see that is the caller's to decide.
 */
export async function proofOf(actor: Actor, eventId: string): Promise<LedgerProof | null> {
  authorize(actor, 'receipt.verify');
  const system = systemActor('receipt', actor.requestId);
  if (await asActor(system, undefined, (tx) => isWaiting(tx, eventId))) await sealNow(system);
  return asActor(system, undefined, async (tx) => {
    const [event] = await tx.select().from(consentEvents).where(eq(consentEvents.id, eventId));
    const index = event ? await placeOf(tx, eventId) : null;
    const head = await newestHead(tx, consentTree);
    if (!event || index === null || !head || index >= head.size) return null;
    return { record: recordOfEvent(event), proof: await pathOf(hashReader(tx, consentTree), index, head) };
  });
}

export type PublicLedger = {
  keys: { verifier: string; endorsement: string | null; at: Date }[];
  head: { size: number; note: string } | null;
};

/** What anybody may know of the ledger: the keys that ever signed and the newest signed head. */
export async function describeLedger(actor: Actor): Promise<PublicLedger> {
  authorize(actor, 'ledger.keys');
  return asActor(actor, undefined, async (tx) => {
    const head = await newestHead(tx, consentTree);
    return { keys: await knownKeys(tx, consentTree), head: head && { size: head.size, note: head.note } };
  });
}

/**
 * The hashes that prove that the tree of `newer` events begins with that of `older` ones (RFC 9162, 2.1.4).
 * @throws AppError `invalid` for sizes that the tree never had.
 */
export async function proveConsistency(
  actor: Actor,
  sizes: { older: number; newer: number },
): Promise<string[]> {
  authorize(actor, 'ledger.keys');
  // The leaves are for the portal and the auditor: their ids are the keys to receipts.
  return asActor(systemActor('consistency', actor.requestId), undefined, async (tx) => {
    const { older, newer } = sizes;
    if (older > newer || newer > (await treeSize(tx, consentTree))) throw new AppError('invalid');
    return consistencyPath(hashReader(tx, consentTree), older, newer);
  });
}
