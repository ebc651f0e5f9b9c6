import { type BlockPairs, type ComparedBlock, gapsOf, pairUp, placeOf } from './match-pairs.rules';

/** The words of a block and its pairs of neighbouring words, each with how often it comes. */
type Bag = { counts: Map<number, number>; size: number };
type Candidate = { old: number; now: number; score: number; shift: number };

// Alike enough to be the same clause: with the same number under the same parent, between the same
// neighbours, both, or anywhere. Of two different clauses of the approved text of 2019 one pair in twenty is
// more alike than 0.19, one in a hundred than 0.31, and three pairs than 0.48.
const alike = { placeInGap: 0.19, place: 0.31, gap: 0.4, anywhere: 0.5 };
// Each block looks at so many others and no more, so that the time grows with the number of blocks only.
const reach = { place: 8, window: 4, postings: 8, sharing: 4 };

function bagMaker() {
  const names = new Map<string, number>();
  const couples = new Map<string, number>();
  let next = 0;
  const nameIn = (known: Map<string, number>, key: string) => {
    const name = known.get(key) ?? next++;
    known.set(key, name);
    return name;
  };
  return (text: string): Bag => {
    const counts = new Map<number, number>();
    let size = 0;
    const add = (name: number) => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      size++;
    };
    let last = -1;
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      const name = nameIn(names, word);
      add(name);
      if (last !== -1) add(nameIn(couples, `${last} ${name}`));
      last = name;
    }
    return { counts, size };
  };
}

/** From 0 (nothing shared) to 1 (the same words in about the same order); 0 as soon as `least` is out of reach. */
function likeness(one: Bag, other: Bag, least: number): number {
  const [small, large] = one.counts.size < other.counts.size ? [one, other] : [other, one];
  const total = one.size + other.size;
  if (2 * Math.min(one.size, other.size) < least * total) return 0;
  let shared = 0;
  for (const [name, count] of small.counts) shared += Math.min(count, large.counts.get(name) ?? 0);
  return total === 0 ? 0 : (2 * shared) / total;
}

type Bags = readonly (Bag | null)[];

/** New blocks of the same kind with the same number under the same parent. */
function placeFinder(before: readonly ComparedBlock[], after: readonly ComparedBlock[], free: Bags) {
  const byPlace = new Map<string, number[]>();
  after.forEach((block, now) => {
    if (!free[now]) return;
    const there = byPlace.get(placeOf(block));
    if (!there) byPlace.set(placeOf(block), [now]);
    else if (there.length < reach.place) there.push(now);
  });
  return (old: number): readonly number[] => {
    const block = before[old];
    return (block && byPlace.get(placeOf(block))) ?? [];
  };
}

/** New blocks about as far from the kept neighbour before (or after) as the old one is from its own. */
function nearFinder(gaps: { before: Int32Array; after: Int32Array }) {
  const size = gaps.before.length;
  const shifts = { before: new Int32Array(size), after: new Int32Array(size) };
  let shift = 0;
  gaps.before.forEach((gap, old) => {
    if (gap !== (gaps.before[old - 1] ?? -1)) shift = gap - old;
    shifts.before[old] = shift;
  });
  shift = gaps.after.length - size;
  for (let old = size - 1; old >= 0; old--) {
    shifts.after[old] = shift;
    const gap = gaps.before[old] ?? -1;
    if (gap !== (gaps.before[old - 1] ?? -1)) shift = gap - old;
  }
  return { shifts, near: (old: number) => [...around(old, shifts.before), ...around(old, shifts.after)] };
}

function* around(old: number, shifts: Int32Array): Generator<number> {
  const middle = old + (shifts[old] ?? 0);
  for (let now = middle - reach.window; now <= middle + reach.window; now++) yield now;
}

/** New blocks that share most of the rare words with a bag. */
function sharingFinder(free: Bags) {
  const postings = new Map<number, number[]>();
  free.forEach((bag, now) => {
    for (const name of bag?.counts.keys() ?? []) {
      const list = postings.get(name);
      if (!list) postings.set(name, [now]);
      else if (list.length <= reach.postings) list.push(now);
    }
  });
  return (bag: Bag): number[] => {
    const votes = new Map<number, number>();
    for (const name of bag.counts.keys()) {
      const list = postings.get(name) ?? [];
      if (list.length <= reach.postings) for (const now of list) votes.set(now, (votes.get(now) ?? 0) + 1);
    }
    const ranked = [...votes].sort(([one, a], [other, b]) => b - a || one - other);
    return ranked.slice(0, reach.sharing).map(([now]) => now);
  };
}

function leastLikeness(inPlace: boolean, inGap: boolean): number {
  if (inPlace) return inGap ? alike.placeInGap : alike.place;
  return inGap ? alike.gap : alike.anywhere;
}

/** Gives the new blocks that may be an old one, with how sure that is. */
function candidateFinder(
  before: readonly ComparedBlock[],
  after: readonly ComparedBlock[],
  pairs: BlockPairs,
  free: Bags,
) {
  const gaps = gapsOf(pairs);
  const { shifts, near } = nearFinder(gaps);
  const samePlace = placeFinder(before, after, free);
  const sharing = sharingFinder(free);
  const candidate = (bag: Bag, old: number, now: number, inPlace: boolean): Candidate[] => {
    const other = free[now];
    if (!other) return [];
    const inGap = gaps.before[old] === gaps.after[now];
    const least = leastLikeness(inPlace, inGap);
    const likely = likeness(bag, other, least);
    if (likely < least) return [];
    const score = likely + (inPlace ? 0.15 : 0) + (inGap ? 0.05 : 0);
    return [{ old, now, score, shift: Math.abs(now - old - (shifts.before[old] ?? 0)) }];
  };
  return (bag: Bag, old: number): Candidate[] => {
    const places = new Set(samePlace(old));
    const others = new Set([...places, ...near(old), ...sharing(bag)]);
    return [...others].flatMap((now) => candidate(bag, old, now, places.has(now)));
  };
}

/**
 * Pairs the blocks that are still alone with the most similar ones that are: best pairs first, those at the
 * same place in the numbering or between the same neighbours before others.
 */
export function pairSimilar(
  before: readonly ComparedBlock[],
  after: readonly ComparedBlock[],
  pairs: BlockPairs,
): void {
  const bagOf = bagMaker();
  const old: Bags = before.map(({ text }, at) => (pairs.toAfter[at] === -1 ? bagOf(text) : null));
  const now: Bags = after.map(({ text }, at) => (pairs.toBefore[at] === -1 ? bagOf(text) : null));
  const candidates = candidateFinder(before, after, pairs, now);
  const found = old.flatMap((bag, at) => (bag ? candidates(bag, at) : []));
  found.sort((a, b) => b.score - a.score || a.shift - b.shift || a.old - b.old || a.now - b.now);
  for (const candidate of found) pairUp(pairs, candidate.old, candidate.now);
}
