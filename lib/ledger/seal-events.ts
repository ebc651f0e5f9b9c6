import 'server-only';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { SystemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { signCheckpoint } from '@/lib/ledger/checkpoint.rules';
import { endorseKey } from '@/lib/ledger/endorsement.rules';
import { publicKeyOf } from '@/lib/ledger/note.rules';
import { hashReader, knownKeys, treeSize } from '@/lib/ledger/rows.queries';
import { newNodes, treeRoot } from '@/lib/ledger/tiles.rules';
import type { Tree } from '@/lib/ledger/tree';
import { authorize } from '@/lib/permissions';

const batch = 1_000;

/**
 * Writes the key in use down, with the word of one before it. A key that nobody can vouch for would make all receipts
 * look altered, for good: it is refused unless the operator insists (every earlier key is lost).
 */
async function introduceKey(tx: Tx, tree: Tree, insisted: boolean): Promise<void> {
  const [current, ...others] = tree.signers();
  const verifier = publicKeyOf(current);
  const known = await knownKeys(tx, tree);
  if (known.some((key) => key.verifier === verifier)) return;
  const older = others.find((signer) => known.some((key) => key.verifier === publicKeyOf(signer)));
  const endorsement = older ? endorseKey(older, verifier) : null;
  if (known.length > 0 && !endorsement && !insisted)
    throw new AppError('precondition', { detail: 'ledger.keyUnvouched' });
  await tx.insert(tree.tables.keys).values({ verifier, endorsement, at: now() });
}

/** Gives the events that wait a place in the tree, at most a batch of them. Returns how many. */
async function place(tx: Tx, tree: Tree): Promise<number> {
  const { events } = tree;
  const { pending, leaves, nodes } = tree.tables;
  const rows = await tx
    .select({ event: events })
    .from(pending)
    .innerJoin(events, eq(events.id, pending.eventId))
    .leftJoin(leaves, eq(leaves.eventId, pending.eventId))
    // What has its place needs none, and what is no record must not stand in the way of all others.
    .where(and(isNull(leaves.eventId), sql`isfinite(${events.at})`))
    .orderBy(asc(events.at), asc(events.id))
    .limit(batch);
  if (rows.length === 0) return 0;
  const from = await treeSize(tx, tree);
  const records = rows.flatMap(({ event }) => {
    const hash = tree.hashOf(event);
    return hash === null ? [] : [{ eventId: event.id, hash }];
  });
  if (records.length === 0) return 0;
  const complete = await newNodes(
    hashReader(tx, tree),
    from,
    records.map(({ hash }) => hash),
  );
  await tx.insert(leaves).values(records.map((record, at) => ({ ...record, index: from + at })));
  if (complete.length > 0) await tx.insert(nodes).values(complete);
  await tx.delete(pending).where(
    inArray(
      pending.eventId,
      records.map(({ eventId }) => eventId),
    ),
  );
  return records.length;
}

async function sign(tx: Tx, tree: Tree, insisted: boolean): Promise<{ size: number; note: string }> {
  await introduceKey(tx, tree, insisted);
  const size = await treeSize(tx, tree);
  const root = await treeRoot(hashReader(tx, tree), size);
  const note = signCheckpoint(tree.signers()[0], { size, root });
  if (!note) throw new AppError('internal');
  await tx.insert(tree.tables.checkpoints).values({ size, root, note, at: now() });
  return { size, note };
}

export type Sealed = {
  /** Events that got their place. */
  sealed: number;
  /** The newest head that was signed, or null when nothing waited. */
  head: { size: number; note: string } | null;
};

/**
 * Gives every event of a tree that waits its place in it and signs the new head. One process at a time;
 * stopped in the middle, nothing of the batch has happened.
 * @throws AppError precondition when the key in use is new and none of those before it can name it (see `newKey`).
 */
export async function sealEvents(
  actor: SystemActor,
  tree: Tree,
  options: { newKey?: boolean } = {},
  on?: Tx,
): Promise<Sealed> {
  authorize(actor, tree.seal);
  let sealed = 0;
  let head: Sealed['head'] = null;
  for (let more = true; more; ) {
    more = await asActor(actor, on, async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${tree.lock})`);
      const count = await place(tx, tree);
      if (count > 0) head = await sign(tx, tree, options.newKey === true);
      sealed += count;
      return count === batch;
    });
  }
  return { sealed, head };
}
