import 'server-only';
import { and, asc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import { type Actor, systemActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { firstKeys, type LedgerKey } from '@/lib/ledger/endorsement.rules';
import { completeRoot, growTree } from '@/lib/ledger/merkle.rules';
import { publicKeyOf } from '@/lib/ledger/note.rules';
import { knownKeys } from '@/lib/ledger/rows.queries';
import type { Tree } from '@/lib/ledger/tree';
import { type LedgerFault, openHeads, openKept, unvouchedKeys } from '@/lib/ledger/verify-heads.rules';
import { authorize } from '@/lib/permissions';

export type TreeCheck = {
  /** Events with a place in the tree. */
  size: number;
  root: string;
  /** Events that wait for their place. */
  waiting: number;
  heads: number;
  faults: LedgerFault[];
};

const step = 2_000;
/** More than these say nothing more. */
const mostFaults = 200;

type Roots = { own: Map<number, string>; kept: Map<number, Set<string>> };

/** Complete subtrees as the leaves make them, compared with those that are kept. */
function nodeWatch(stored: Map<string, string>, report: (fault: LedgerFault) => void) {
  const rows: string[][] = [[], [], [], []];
  const counts = [0, 0, 0, 0];
  return function add(leaf: string, height = 0): void {
    const row = rows[height];
    if (!row) return;
    row.push(leaf);
    if (row.length < 256 || height === 3) return;
    const hash = completeRoot(row.splice(0, 256));
    const level = (height + 1) * 8;
    const index = counts[height + 1] ?? 0;
    counts[height + 1] = index + 1;
    if (stored.get(`${level}/${index}`) !== hash) report({ kind: 'node', at: `${level}/${index}` });
    stored.delete(`${level}/${index}`);
    add(hash, height + 1);
  };
}

async function storedNodes(tx: Tx, tree: Tree): Promise<Map<string, string>> {
  const rows = await tx.select().from(tree.tables.nodes);
  return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
}

/** Walks over all leaves in their order, with the events they stand for. */
async function walk(tx: Tx, tree: Tree, roots: Roots, report: (fault: LedgerFault) => void) {
  const { events } = tree;
  const { leaves } = tree.tables;
  const grown = growTree();
  const stored = await storedNodes(tx, tree);
  const watch = nodeWatch(stored, report);
  const look = () => {
    const { size, root } = grown.head();
    const own = roots.own.get(size);
    if (own !== undefined && own !== root) report({ kind: 'root', at: String(size) });
    for (const kept of roots.kept.get(size) ?? [])
      if (kept !== root) report({ kind: 'rebuilt', at: String(size) });
  };
  look();
  for (let from = 0, more = true; more; from += step) {
    const rows = await tx
      .select({ leaf: leaves, event: events })
      .from(leaves)
      .leftJoin(events, eq(events.id, leaves.eventId))
      .where(and(gte(leaves.index, from), lt(leaves.index, from + step)))
      .orderBy(asc(leaves.index));
    for (const { leaf, event } of rows) {
      const { size } = grown.head();
      if (leaf.index !== size) report({ kind: 'order', at: String(leaf.index) });
      if (!event) report({ kind: 'missing', at: String(leaf.index) });
      else if (tree.hashOf(event) !== leaf.hash) report({ kind: 'edited', at: event.id });
      grown.append(leaf.hash);
      watch(leaf.hash);
      look();
    }
    more = rows.length === step;
  }
  for (const left of stored.keys()) report({ kind: 'node', at: left });
  return grown.head();
}

/** Leaves that lie behind a gap as long as a step are not met on the walk. */
async function leavesBeyond(tx: Tx, tree: Tree, size: number): Promise<boolean> {
  const [row] = await tx.select({ n: sql<number>`count(*)::int` }).from(tree.tables.leaves);
  return (row?.n ?? 0) !== size;
}

/** Events that have no place and do not wait for one. */
async function strangers(tx: Tx, { events, tables: { leaves, pending } }: Tree): Promise<string[]> {
  const rows = await tx
    .select({ id: events.id })
    .from(events)
    .leftJoin(leaves, eq(leaves.eventId, events.id))
    .leftJoin(pending, eq(pending.eventId, events.id))
    .where(and(isNull(leaves.eventId), isNull(pending.eventId)))
    .limit(mostFaults);
  return rows.map(({ id }) => id);
}

/** Keys that nobody vouched for, the one in use among them. Before the first seal there are none. */
function unvouched(tree: Tree, keys: readonly LedgerKey[], trusted: readonly string[]): string[] {
  const current = publicKeyOf(tree.signers()[0]);
  const missing = keys.length > 0 && !keys.some(({ verifier }) => verifier === current) ? [current] : [];
  return [...unvouchedKeys(keys, trusted), ...missing];
}

/** Events that wait for a place and are not there. */
async function lostRows(tx: Tx, { events, tables: { pending } }: Tree): Promise<string[]> {
  const waiting = await tx
    .select({ id: pending.eventId })
    .from(pending)
    .leftJoin(events, eq(events.id, pending.eventId))
    .where(isNull(events.id))
    .limit(mostFaults);
  return waiting.map(({ id }) => id);
}

/**
 * Proves a whole tree: every event against its leaf, every kept hash, every signed head, the words that events name, and
 * the heads that were kept outside (`kept`, signed notes): an edit, a deletion, an insertion, a swap or a cut shows.
 * `firstKey` is the key that was written down first, where somebody did; without it the first one of the tree is
 * believed. Reads all in one snapshot.
 */
export async function verifyTree(
  actor: Actor,
  tree: Tree,
  input: { kept: readonly string[]; firstKey?: string | undefined },
): Promise<TreeCheck> {
  authorize(actor, tree.verify);
  const faults: LedgerFault[] = [];
  const report = (fault: LedgerFault) => void (faults.length < mostFaults && faults.push(fault));
  const reportAll = (kind: LedgerFault['kind'], places: Iterable<string | number>) => {
    for (const at of places) report({ kind, at: String(at) });
  };
  return asActor(
    systemActor('ledger', actor.requestId),
    undefined,
    async (tx) => {
      const { checkpoints, pending } = tree.tables;
      const keys = await knownKeys(tx, tree);
      const heads = await tx.select().from(checkpoints).orderBy(asc(checkpoints.size));
      const trusted = input.firstKey === undefined ? firstKeys(keys) : [input.firstKey];
      const own = openHeads(heads, keys, trusted);
      const kept = openKept(input.kept, keys, trusted);
      for (const fault of [...own.faults, ...kept.faults]) report(fault);
      reportAll('key', unvouched(tree, keys, trusted));
      const { size, root } = await walk(tx, tree, { own: own.roots, kept: kept.roots }, report);
      reportAll(
        'cut',
        [...own.roots.keys(), ...kept.roots.keys()].filter((headSize) => headSize > size),
      );
      reportAll('order', (await leavesBeyond(tx, tree, size)) ? [size] : []);
      reportAll('inserted', await strangers(tx, tree));
      reportAll('missing', await lostRows(tx, tree));
      reportAll('words', (await tree.alteredWords?.(tx, mostFaults)) ?? []);
      const [waiting] = await tx.select({ n: sql<number>`count(*)::int` }).from(pending);
      return { size, root, waiting: waiting?.n ?? 0, heads: heads.length, faults };
    },
    'repeatable read',
  );
}
