import type { ClauseKind } from '@/db/enums';

/** What a comparison needs to know of a block; a `PolicyBlock` and an `EditionClause` have it all. */
export type ComparedBlock = {
  anchor: string;
  number: string | null;
  kind: ClauseKind;
  level: number;
  raw: string;
  text: string;
};

/** Which block of the old document is which of the new one, by their places; -1 for none (yet). */
export type BlockPairs = { toAfter: Int32Array; toBefore: Int32Array };

/** Pairs of two documents of so many blocks, none of them made. */
export const noPairs = (before: number, after: number): BlockPairs => ({
  toAfter: new Int32Array(before).fill(-1),
  toBefore: new Int32Array(after).fill(-1),
});

/** Makes a pair when both places exist and are free; true when it did. */
export function pairUp({ toAfter, toBefore }: BlockPairs, old: number, now: number): boolean {
  if (toAfter[old] !== -1 || toBefore[now] !== -1) return false;
  toAfter[old] = now;
  toBefore[now] = old;
  return true;
}

/** The words of a block for telling whether they are the same: no number marker, all white space folded. */
export const foldedWords = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Kind, printed number and parent of a block, without the turns that tell repeated numbers apart (`c-3.4-2`). */
export const placeOf = ({ kind, anchor }: Pick<ComparedBlock, 'kind' | 'anchor'>): string =>
  `${kind} ${anchor.replace(/(?<=[0-9])-[0-9]+(?=-|$)/g, '')}`;

/**
 * Marks (1) the old blocks that keep their place in the order: a longest series of pairs that rises on both
 * sides. The other paired blocks were moved. Time n log n.
 */
export function keptInOrder({ toAfter }: BlockPairs): Uint8Array {
  const previous = new Int32Array(toAfter.length).fill(-1);
  // ends[length]: the old place with the lowest new place on which a series of that length can end.
  const ends: number[] = [];
  const newPlaceOfEnd = (length: number) => toAfter[ends[length] ?? -1] ?? -1;
  toAfter.forEach((now, old) => {
    if (now === -1) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (newPlaceOfEnd(middle) < now) low = middle + 1;
      else high = middle;
    }
    previous[old] = ends[low - 1] ?? -1;
    ends[low] = old;
  });
  const kept = new Uint8Array(toAfter.length);
  for (let old = ends.at(-1) ?? -1; old !== -1; old = previous[old] ?? -1) kept[old] = 1;
  return kept;
}

/**
 * Names the stretches between blocks kept in order: for each place on either side the new place of the kept
 * block at or before it, -1 before the first. Equal names mean the same stretch.
 */
export function gapsOf(pairs: BlockPairs): { before: Int32Array; after: Int32Array } {
  const kept = keptInOrder(pairs);
  let gap = -1;
  const before = pairs.toAfter.map((now, old) => {
    if (kept[old]) gap = now;
    return gap;
  });
  gap = -1;
  const after = pairs.toBefore.map((old, now) => {
    if (old !== -1 && kept[old]) gap = now;
    return gap;
  });
  return { before, after };
}
