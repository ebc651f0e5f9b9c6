import {
  type BlockPairs,
  type ComparedBlock,
  foldedWords,
  gapsOf,
  noPairs,
  pairUp,
  placeOf,
} from './match-pairs.rules';
import { pairSimilar } from './match-similar.rules';

type Keys = { before: Int32Array; after: Int32Array };

/**
 * Says which clause of an old edition is which of a new one, whatever their numbers: first by equal words, then
 * by similar ones. Time in proportion to the texts, but for sorting. Never throws.
 */
export function matchBlocks(before: readonly ComparedBlock[], after: readonly ComparedBlock[]): BlockPairs {
  const pairs = noPairs(before.length, after.length);
  const keys = keysOf(before, after);
  pairUnique(keys, pairs);
  pairNeighbours(keys, pairs);
  const gaps = gapsOf(pairs);
  pairInTurn(keys, pairs, gaps);
  pairInTurn(keys, pairs);
  pairSimilar(before, after, pairs);
  return pairs;
}

/** One number for the same words. A block without words is known by its place alone. */
function keysOf(before: readonly ComparedBlock[], after: readonly ComparedBlock[]): Keys {
  const known = new Map<string, number>();
  const keyOf = (block: ComparedBlock) => {
    const words = foldedWords(block.text) || `\u0000${placeOf(block)}`;
    const key = known.get(words) ?? known.size;
    known.set(words, key);
    return key;
  };
  return { before: Int32Array.from(before, keyOf), after: Int32Array.from(after, keyOf) };
}

/** Words that come once on either side are the same block wherever they stand. */
function pairUnique({ before, after }: Keys, pairs: BlockPairs): void {
  const onlyPlaces = (keys: Int32Array) => {
    const places = new Map<number, number>();
    keys.forEach((key, at) => {
      places.set(key, places.has(key) ? -1 : at);
    });
    return places;
  };
  const there = onlyPlaces(after);
  for (const [key, old] of onlyPlaces(before)) pairUp(pairs, old, there.get(key) ?? -1);
}

/** Repeated words are told apart by their neighbours, the beginning and the end of a document among them. */
function pairNeighbours({ before, after }: Keys, pairs: BlockPairs): void {
  const spread = (fromOld: number, fromNew: number, step: 1 | -1) => {
    for (let [old, now] = [fromOld + step, fromNew + step]; ; old += step, now += step) {
      if (before[old] === undefined || before[old] !== after[now] || !pairUp(pairs, old, now)) return;
    }
  };
  const sure = [...pairs.toAfter];
  for (const step of [1, -1] as const) {
    sure.forEach((now, old) => {
      if (now !== -1) spread(old, now, step);
    });
  }
  spread(-1, -1, 1);
  spread(before.length, after.length, -1);
}

/** Pairs equal words first with first, second with second and so on, within each gap or in the whole document. */
function pairInTurn({ before, after }: Keys, pairs: BlockPairs, gaps?: Keys): void {
  const waiting = new Map<number, { places: number[]; next: number }>();
  const nameOf = (key: number, gap = -1) => (gap + 1) * (before.length + after.length) + key;
  after.forEach((key, now) => {
    if (pairs.toBefore[now] !== -1) return;
    const name = nameOf(key, gaps?.after[now]);
    const queue = waiting.get(name);
    if (queue) queue.places.push(now);
    else waiting.set(name, { places: [now], next: 0 });
  });
  before.forEach((key, old) => {
    if (pairs.toAfter[old] !== -1) return;
    const queue = waiting.get(nameOf(key, gaps?.before[old]));
    const now = queue?.places[queue.next];
    if (queue && now !== undefined && pairUp(pairs, old, now)) queue.next++;
  });
}
