import { openCheckpoint } from './checkpoint.rules';
import { type LedgerKey, trustChains, trustedVerifiers } from './endorsement.rules';

/** What is wrong, and where: the place of a leaf, the size of a head, or the id of an event. */
export type LedgerFault = {
  /**
   * `edited`: an event is not what was proven. `missing`: an event is gone. `inserted`: an event without a place that does
   * not wait for one. `order`: places are not counted from 0 without gaps. `node`: a kept hash is not that of its leaves.
   * `root`: a signed head does not fit the events. `signature`: a head is not signed by a key of the ledger. `words`: words
   * that were shown are not what was kept. `key`: the key in use was not vouched for. `cut`: fewer events than a head that
   * was kept outside. `rebuilt`: other events than under a head that was kept outside.
   */
  kind:
    | 'edited'
    | 'missing'
    | 'inserted'
    | 'order'
    | 'node'
    | 'root'
    | 'signature'
    | 'words'
    | 'key'
    | 'cut'
    | 'rebuilt';
  at: string;
};

export type StoredHead = { size: number; root: string; note: string };

/** Heads by their size, opened with the keys of the ledger; those that are not signed so are faults. */
export function openHeads(
  heads: readonly StoredHead[],
  keys: readonly LedgerKey[],
  trusted: readonly string[],
): { roots: Map<number, string>; faults: LedgerFault[] } {
  const verifiers = trustedVerifiers(keys, trusted);
  const roots = new Map<number, string>();
  const faults: LedgerFault[] = [];
  for (const { size, root, note } of heads) {
    const opened = openCheckpoint(note, verifiers);
    const fits = opened.ok && opened.checkpoint.size === size && opened.checkpoint.root === root;
    if (fits) roots.set(size, root);
    else faults.push({ kind: 'signature', at: String(size) });
  }
  return { roots, faults };
}

/** Heads that were kept outside: `roots` to be met on the way, and those that nobody of the ledger has signed. */
export function openKept(
  notes: readonly string[],
  keys: readonly LedgerKey[],
  trusted: readonly string[],
): { roots: Map<number, Set<string>>; faults: LedgerFault[] } {
  const verifiers = trustedVerifiers(keys, trusted);
  const roots = new Map<number, Set<string>>();
  const faults: LedgerFault[] = [];
  for (const [at, note] of notes.entries()) {
    const opened = openCheckpoint(note, verifiers);
    if (opened.ok) {
      const { size, root } = opened.checkpoint;
      roots.set(size, (roots.get(size) ?? new Set()).add(root));
    } else faults.push({ kind: 'signature', at: `kept ${at + 1}` });
  }
  return { roots, faults };
}

/** Keys that cannot be reached from a trusted one by the word of each for the next. */
export function unvouchedKeys(keys: readonly LedgerKey[], trusted: readonly string[]): string[] {
  const chains = trustChains(keys, trusted);
  return keys.map(({ verifier }) => verifier).filter((verifier) => !chains.has(verifier));
}
