import 'server-only';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { consentEvents } from '@/db/schema/consents';
import { ledgerCheckpoints, ledgerKeys, ledgerLeaves, ledgerNodes, ledgerPending } from '@/db/schema/ledger';
import type { SystemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { signCheckpoint } from '@/lib/ledger/checkpoint.rules';
import { endorseKey } from '@/lib/ledger/endorsement.rules';
import { publicKeyOf } from '@/lib/ledger/note.rules';
import { parseRecord, recordHash } from '@/lib/ledger/record.rules';
import { hashReader, knownKeys, recordOfEvent, treeSize } from '@/lib/ledger/rows.queries';
import { ledgerSigners } from '@/lib/ledger/signers';
import { newNodes, treeRoot } from '@/lib/ledger/tiles.rules';
import { authorize } from '@/lib/permissions';

const batch = 1_000;
const lockKey = 7_402_614;

/** Writes the key in use down, with the word of one before it where the settings still hold one. */
async function introduceKey(tx: Tx): Promise<void> {
  const [current, ...others] = ledgerSigners();
  const verifier = publicKeyOf(current);
  const known = await knownKeys(tx);
  if (known.some((key) => key.verifier === verifier)) return;
  const older = others.find((signer) => known.some((key) => key.verifier === publicKeyOf(signer)));
  const endorsement = older ? endorseKey(older, verifier) : null;
  await tx.insert(ledgerKeys).values({ verifier, endorsement, at: now() });
}

/** Gives the events that wait a place in the tree, at most a batch of them. Returns how many. */
async function place(tx: Tx): Promise<number> {
  const rows = await tx
    .select({ event: consentEvents })
    .from(ledgerPending)
    .innerJoin(consentEvents, eq(consentEvents.id, ledgerPending.eventId))
    .orderBy(asc(consentEvents.at), asc(consentEvents.id))
    .limit(batch);
  if (rows.length === 0) return 0;
  const from = await treeSize(tx);
  const leaves = rows.map(({ event }, at) => {
    const record = parseRecord(recordOfEvent(event));
    if (!record) throw new AppError('internal');
    return { index: from + at, eventId: event.id, hash: recordHash(record) };
  });
  const hashes = leaves.map(({ hash }) => hash);
  const nodes = await newNodes(hashReader(tx), from, hashes);
  await tx.insert(ledgerLeaves).values(leaves);
  if (nodes.length > 0) await tx.insert(ledgerNodes).values(nodes);
  await tx.delete(ledgerPending).where(
    inArray(
      ledgerPending.eventId,
      leaves.map(({ eventId }) => eventId),
    ),
  );
  return leaves.length;
}

async function sign(tx: Tx): Promise<{ size: number; note: string }> {
  await introduceKey(tx);
  const size = await treeSize(tx);
  const root = await treeRoot(hashReader(tx), size);
  const note = signCheckpoint(ledgerSigners()[0], { size, root });
  if (!note) throw new AppError('internal');
  await tx.insert(ledgerCheckpoints).values({ size, root, note, at: now() });
  return { size, note };
}

export type Sealed = {
  /** Events that got their place. */
  sealed: number;
  /** The newest head that was signed, or null when nothing waited. */
  head: { size: number; note: string } | null;
};

/**
 * Gives every event of the ledger that waits its place in the Merkle tree and signs the new head. One process at a time;
 * stopped in the middle, nothing of the batch has happened.
 */
export async function sealEvents(actor: SystemActor, on?: Tx): Promise<Sealed> {
  authorize(actor, 'ledger.seal');
  let sealed = 0;
  let head: Sealed['head'] = null;
  for (let more = true; more; ) {
    more = await asActor(actor, on, async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`);
      const count = await place(tx);
      if (count > 0) head = await sign(tx);
      sealed += count;
      return count === batch;
    });
  }
  return { sealed, head };
}
