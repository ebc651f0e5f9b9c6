import { completeRoot, emptyRoot, isCount, isHash, parentHash, splitPoint } from './merkle.rules';

/*
 * Proofs from stored hashes. Kept are the leaves (level 0) and the complete subtrees of 2^8, 2^16 and 2^24 leaves
 * (levels 8, 16, 24). 256 neighbours of one level are a tile: whatever lies between two kept levels is computed from
 * one tile, so that a proof reads about two tiles of each level, however large the tree is.
 */

/** Hashes of the kept level from index `from` up to, not including, `to`. Only complete subtrees are asked for. */
export type HashReader = (level: number, from: number, to: number) => Promise<string[]>;

/** A complete subtree that is kept: of 2^`level` leaves, the `index`-th of its level. */
export type TreeNode = { level: number; index: number; hash: string };

const tile = 256;
const tileHeight = 8;
/** Levels above the leaves that are kept. */
export const nodeLevels = [8, 16, 24] as const;
const highestLevel = 24;

/** Reads and counts: storage that lost a hash must not become a proof of something else. */
async function readExactly(read: HashReader, level: number, from: number, to: number): Promise<string[]> {
  const hashes = await read(level, from, to);
  if (hashes.length === to - from && hashes.every(isHash)) return hashes;
  throw new RangeError(`ledger: hashes ${from}–${to} of level ${level} are not whole`);
}

/** A tree of `size` leaves; each tile is read once. */
type StoredTree = { size: number; read: HashReader; tiles: Map<string, Promise<string[]>> };

const storedTree = (read: HashReader, size: number): StoredTree => ({ size, read, tiles: new Map() });

function tileOf(tree: StoredTree, level: number, number: number): Promise<string[]> {
  const name = `${level}/${number}`;
  const kept = tree.tiles.get(name);
  if (kept) return kept;
  const complete = Math.floor(tree.size / 2 ** level);
  const to = Math.min((number + 1) * tile, complete);
  const reading = readExactly(tree.read, level, number * tile, to);
  tree.tiles.set(name, reading);
  return reading;
}

/** The hash of the complete subtree of 2^`height` leaves, the `index`-th of its kind. */
async function completeHash(tree: StoredTree, height: number, index: number): Promise<string> {
  const level = Math.min(Math.floor(height / tileHeight) * tileHeight, highestLevel);
  const count = 2 ** (height - level);
  const from = index * count;
  const first = Math.floor(from / tile);
  const hashes: string[] = [];
  for (let number = first; number * tile < from + count; number += 1) {
    const whole = await tileOf(tree, level, number);
    const start = number * tile;
    hashes.push(...whole.slice(Math.max(from - start, 0), from + count - start));
  }
  return completeRoot(hashes);
}

/** The hash over the leaves from `from` up to `to`, a range that halving the tree can reach. */
async function rangeHash(tree: StoredTree, from: number, to: number): Promise<string> {
  const left = splitPoint(to - from);
  if (to - from === 1) return completeHash(tree, 0, from);
  if (left * 2 === to - from) return completeHash(tree, Math.round(Math.log2(left)) + 1, from / (left * 2));
  return parentHash(await rangeHash(tree, from, from + left), await rangeHash(tree, from + left, to));
}

/**
 * The root over the first `size` leaves.
 * @throws RangeError when a hash is missing or the size is no size.
 */
export async function treeRoot(read: HashReader, size: number): Promise<string> {
  if (!isCount(size)) throw new RangeError(`ledger: no tree of ${size}`);
  return size === 0 ? emptyRoot : rangeHash(storedTree(read, size), 0, size);
}

/**
 * The hashes that lead from the leaf at `index` to the root of the first `size` leaves, the lowest first.
 * @throws RangeError when a hash is missing or the tree has no such leaf.
 */
export async function inclusionPath(read: HashReader, index: number, size: number): Promise<string[]> {
  if (!isCount(size) || !isCount(index) || index >= size)
    throw new RangeError(`ledger: no leaf ${index} in ${size}`);
  const tree = storedTree(read, size);
  const path: string[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    const onLeft = index < middle;
    path.push(onLeft ? await rangeHash(tree, middle, to) : await rangeHash(tree, from, middle));
    [from, to] = onLeft ? [from, middle] : [middle, to];
  }
  return path.reverse();
}

/**
 * The hashes that prove that the tree of `newer` leaves begins with the tree of `older` leaves, the lowest first.
 * Nothing is needed for the empty tree and for the same tree.
 * @throws RangeError when a hash is missing or the older tree is the larger one.
 */
export async function consistencyPath(read: HashReader, older: number, newer: number): Promise<string[]> {
  if (!isCount(older) || !isCount(newer) || older > newer) {
    throw new RangeError(`ledger: no way from ${older} to ${newer}`);
  }
  if (older === 0) return [];
  const tree = storedTree(read, newer);
  const path: string[] = [];
  let from = 0;
  let to = newer;
  while (older !== to) {
    const middle = from + splitPoint(to - from);
    const onLeft = older <= middle;
    path.push(onLeft ? await rangeHash(tree, middle, to) : await rangeHash(tree, from, middle));
    [from, to] = onLeft ? [from, middle] : [middle, to];
  }
  // A subtree that begins at the first leaf is the whole older tree, whose root the reader has.
  if (from > 0) path.push(await rangeHash(tree, from, to));
  return path.reverse();
}

/**
 * The subtrees to keep that become complete when `leaves` (hashes) follow the first `oldSize` ones, lower levels
 * first. Reads the unfinished tile of a level only when it is finished now.
 * @throws RangeError when a hash is missing or a leaf is no hash.
 */
export async function newNodes(
  read: HashReader,
  oldSize: number,
  leaves: readonly string[],
): Promise<TreeNode[]> {
  if (!isCount(oldSize) || !isCount(oldSize + leaves.length) || !leaves.every(isHash)) {
    throw new RangeError('ledger: no leaves to append');
  }
  const nodes: TreeNode[] = [];
  let row = leaves;
  let start = oldSize;
  for (const level of nodeLevels) {
    const open = start % tile;
    const first = start - open;
    if (open + row.length < tile) break;
    const older = open > 0 ? await readExactly(read, level - tileHeight, first, start) : [];
    const whole = older.concat(row);
    const above: string[] = [];
    for (let at = 0; at + tile <= whole.length; at += tile)
      above.push(completeRoot(whole.slice(at, at + tile)));
    above.forEach((hash, at) => {
      nodes.push({ level, index: first / tile + at, hash });
    });
    row = above;
    start = first / tile;
  }
  return nodes;
}
