import 'server-only';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
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

/**
 * Writes the key in use down, with the word of one before it. A key that nobody can vouch for would make all receipts
 * look altered, for good: it is refused unless the operator insists (every earlier key is lost).
 */
async function introduceKey(tx: Tx, insisted: boolean): Promise<void> {
  const [current, ...others] = ledgerSigners();
  const verifier = publicKeyOf(current);
  const known = await knownKeys(tx);
  if (known.some((key) => key.verifier === verifier)) return;
  const older = others.find((signer) => known.some((key) => key.verifier === publicKeyOf(signer)));
  const endorsement = older ? endorseKey(older, verifier) : null;
  if (known.length > 0 && !endorsement && !insisted)
    throw new AppError('precondition', { detail: 'ledger.keyUnvouched' });
  await tx.insert(ledgerKeys).values({ verifier, endorsement, at: now() });
}

/** Gives the events that wait a place in the tree, at most a batch of them. Returns how many. */
async function place(tx: Tx): Promise<number> {
  const rows = await tx
    .select({ event: consentEvents })
    .from(ledgerPending)
    .innerJoin(consentEvents, eq(consentEvents.id, ledgerPending.eventId))
    .leftJoin(ledgerLeaves, eq(ledgerLeaves.eventId, ledgerPending.eventId))
    // What has its place needs none, and what is no record must not stand in the way of all others.
    .where(and(isNull(ledgerLeaves.eventId), sql`isfinite(${consentEvents.at})`))
    .orderBy(asc(consentEvents.at), asc(consentEvents.id))
    .limit(batch);
  if (rows.length === 0) return 0;
  const from = await treeSize(tx);
  const records = rows.flatMap(({ event }) => parseRecord(recordOfEvent(event)) ?? []);
  if (records.length === 0) return 0;
  const leaves = records.map((record, at) => ({
    index: from + at,
    eventId: record.id,
    hash: recordHash(record),
  }));
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

async function sign(tx: Tx, insisted: boolean): Promise<{ size: number; note: string }> {
  await introduceKey(tx, insisted);
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
 * @throws AppError precondition when the key in use is new and none of those before it can name it (see `newKey`).
 */
export async function sealEvents(
  actor: SystemActor,
  options: { newKey?: boolean } = {},
  on?: Tx,
): Promise<Sealed> {
  authorize(actor, 'ledger.seal');
  let sealed = 0;
  let head: Sealed['head'] = null;
  for (let more = true; more; ) {
    more = await asActor(actor, on, async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`);
      const count = await place(tx);
      if (count > 0) head = await sign(tx, options.newKey === true);
      sealed += count;
      return count === batch;
    });
  }
  return { sealed, head };
}
