import 'server-only';
import { and, asc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import { consentEvents, shownTexts } from '@/db/schema/consents';
import { ledgerCheckpoints, ledgerLeaves, ledgerNodes, ledgerPending } from '@/db/schema/ledger';
import { type Actor, systemActor } from '@/lib/actor';
import { hashOfText } from '@/lib/consents/words.rules';
import { asActor, type Tx } from '@/lib/database';
import { firstKeys, type LedgerKey } from '@/lib/ledger/endorsement.rules';
import { completeRoot, growTree } from '@/lib/ledger/merkle.rules';
import { publicKeyOf } from '@/lib/ledger/note.rules';
import { type LedgerRecord, parseRecord, recordHash } from '@/lib/ledger/record.rules';
import { knownKeys, recordOfEvent } from '@/lib/ledger/rows.queries';
import { ledgerSigners } from '@/lib/ledger/signers';
import { type LedgerFault, openHeads, openKept, unvouchedKeys } from '@/lib/ledger/verify-heads.rules';
import { authorize } from '@/lib/permissions';

export type LedgerCheck = {
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

async function storedNodes(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.select().from(ledgerNodes);
  return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
}

/** Whether a row is a record, with nothing more in it, and the one that has this leaf. */
const isProven = (record: LedgerRecord, leaf: string) =>
  parseRecord(record) !== null && recordHash(record) === leaf;

/** Walks over all leaves in their order, with the events they stand for. */
async function walk(tx: Tx, roots: Roots, report: (fault: LedgerFault) => void) {
  const tree = growTree();
  const stored = await storedNodes(tx);
  const watch = nodeWatch(stored, report);
  const look = () => {
    const { size, root } = tree.head();
    const own = roots.own.get(size);
    if (own !== undefined && own !== root) report({ kind: 'root', at: String(size) });
    for (const kept of roots.kept.get(size) ?? [])
      if (kept !== root) report({ kind: 'rebuilt', at: String(size) });
  };
  look();
  for (let from = 0, more = true; more; from += step) {
    const rows = await tx
      .select({ leaf: ledgerLeaves, event: consentEvents })
      .from(ledgerLeaves)
      .leftJoin(consentEvents, eq(consentEvents.id, ledgerLeaves.eventId))
      .where(and(gte(ledgerLeaves.index, from), lt(ledgerLeaves.index, from + step)))
      .orderBy(asc(ledgerLeaves.index));
    for (const { leaf, event } of rows) {
      const { size } = tree.head();
      if (leaf.index !== size) report({ kind: 'order', at: String(leaf.index) });
      if (!event) report({ kind: 'missing', at: String(leaf.index) });
      else if (!isProven(recordOfEvent(event), leaf.hash)) report({ kind: 'edited', at: event.id });
      tree.append(leaf.hash);
      watch(leaf.hash);
      look();
    }
    more = rows.length === step;
  }
  for (const left of stored.keys()) report({ kind: 'node', at: left });
  return tree.head();
}

/** Leaves that lie behind a gap as long as a step are not met on the walk. */
async function leavesBeyond(tx: Tx, size: number): Promise<boolean> {
  const [row] = await tx.select({ n: sql<number>`count(*)::int` }).from(ledgerLeaves);
  return (row?.n ?? 0) !== size;
}

/** Events that have no place and do not wait for one. */
async function strangers(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: consentEvents.id })
    .from(consentEvents)
    .leftJoin(ledgerLeaves, eq(ledgerLeaves.eventId, consentEvents.id))
    .leftJoin(ledgerPending, eq(ledgerPending.eventId, consentEvents.id))
    .where(and(isNull(ledgerLeaves.eventId), isNull(ledgerPending.eventId)))
    .limit(mostFaults);
  return rows.map(({ id }) => id);
}

async function alteredWords(tx: Tx): Promise<string[]> {
  const rows = await tx.select().from(shownTexts);
  return rows
    .filter(({ sha256, locale, text }) => hashOfText({ locale, text }) !== sha256)
    .map(({ sha256 }) => sha256);
}

/** Keys that nobody vouched for, the one in use among them. Before the first seal there are none. */
function unvouched(keys: readonly LedgerKey[], trusted: readonly string[]): string[] {
  const current = publicKeyOf(ledgerSigners()[0]);
  const missing = keys.length > 0 && !keys.some(({ verifier }) => verifier === current) ? [current] : [];
  return [...unvouchedKeys(keys, trusted), ...missing];
}

/** Events that wait for a place and are not there, and those whose words are gone. */
async function lostRows(tx: Tx): Promise<{ waiting: string[]; words: string[] }> {
  const waiting = await tx
    .select({ id: ledgerPending.eventId })
    .from(ledgerPending)
    .leftJoin(consentEvents, eq(consentEvents.id, ledgerPending.eventId))
    .where(isNull(consentEvents.id))
    .limit(mostFaults);
  const words = await tx
    .selectDistinct({ sha256: consentEvents.textSha256 })
    .from(consentEvents)
    .leftJoin(shownTexts, eq(shownTexts.sha256, consentEvents.textSha256))
    .where(isNull(shownTexts.sha256))
    .limit(mostFaults);
  return { waiting: waiting.map(({ id }) => id), words: words.map(({ sha256 }) => sha256) };
}

/**
 * Proves the whole ledger: every event against its leaf, every kept hash, every signed head, the words that were shown,
 * and the heads that were kept outside (`kept`, signed notes): an edit, a deletion, an insertion, a swap or a cut shows.
 * `firstKey` is the key that was written down first, where somebody did; without it the first one of the ledger is
 * believed. Reads all in one snapshot.
 */
export async function verifyLedger(
  actor: Actor,
  input: { kept: readonly string[]; firstKey?: string | undefined },
): Promise<LedgerCheck> {
  authorize(actor, 'ledger.verify');
  const faults: LedgerFault[] = [];
  const report = (fault: LedgerFault) => void (faults.length < mostFaults && faults.push(fault));
  const reportAll = (kind: LedgerFault['kind'], places: Iterable<string | number>) => {
    for (const at of places) report({ kind, at: String(at) });
  };
  return asActor(
    systemActor('ledger', actor.requestId),
    undefined,
    async (tx) => {
      const keys = await knownKeys(tx);
      const heads = await tx.select().from(ledgerCheckpoints).orderBy(asc(ledgerCheckpoints.size));
      const trusted = input.firstKey === undefined ? firstKeys(keys) : [input.firstKey];
      const own = openHeads(heads, keys, trusted);
      const kept = openKept(input.kept, keys, trusted);
      for (const fault of [...own.faults, ...kept.faults]) report(fault);
      reportAll('key', unvouched(keys, trusted));
      const { size, root } = await walk(tx, { own: own.roots, kept: kept.roots }, report);
      reportAll(
        'cut',
        [...own.roots.keys(), ...kept.roots.keys()].filter((headSize) => headSize > size),
      );
      reportAll('order', (await leavesBeyond(tx, size)) ? [size] : []);
      reportAll('inserted', await strangers(tx));
      const lost = await lostRows(tx);
      reportAll('missing', lost.waiting);
      reportAll('words', [...(await alteredWords(tx)), ...lost.words]);
      const [waiting] = await tx.select({ n: sql<number>`count(*)::int` }).from(ledgerPending);
      return { size, root, waiting: waiting?.n ?? 0, heads: heads.length, faults };
    },
    'repeatable read',
  );
}
