import { hash } from 'node:crypto';

/*
 * The Merkle tree of RFC 6962 and RFC 9162, section 2.1, over SHA-256. Hashes are 64 lower-case hex digits. Sizes and
 * indexes are whole numbers up to 2^53: arithmetic on them never uses bit operators, which end at 2^32.
 */

/** How large a tree was, and the hash over all its leaves. */
export type TreeHead = { size: number; root: string };

const form = /^[0-9a-f]{64}$/;
/** No path of a tree of 2^53 leaves is longer than this and the two heads beside it. */
const longestPath = 64;

/** True for a SHA-256 in lower-case hex. */
export const isHash = (value: unknown): value is string => typeof value === 'string' && form.test(value);

/** True for a size or an index of a tree. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** True for a list that can be a proof: hashes only, and no more of them than a tree is high. */
export const isPath = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= longestPath && Array.from<unknown>(value).every(isHash);

/** The root of a tree without leaves: the hash of nothing. */
export const emptyRoot = hash('sha256', '', 'hex');

/** The hash of a leaf: SHA-256(0x00 || data). Text counts in UTF-8. */
export const leafHash = (data: string | Uint8Array): string =>
  hash('sha256', Buffer.concat([Buffer.of(0), Buffer.from(data)]), 'hex');

/** The hash over two subtrees: SHA-256(0x01 || left || right). Another first byte than a leaf's keeps them apart. */
export const parentHash = (left: string, right: string): string =>
  hash('sha256', Buffer.from(`01${left}${right}`, 'hex'), 'hex');

/** The largest power of two below `size` (2 or more): how many leaves lie in the left half. */
export function splitPoint(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/** The root over a power of two of hashes that stand side by side on one level. */
export function completeRoot(hashes: readonly string[]): string {
  let row = hashes;
  while (row.length > 1) {
    const above: string[] = [];
    for (let at = 0; at + 1 < row.length; at += 2) above.push(parentHash(row[at] ?? '', row[at + 1] ?? ''));
    row = above;
  }
  return row[0] ?? emptyRoot;
}

/** A tree that grows leaf by leaf and keeps one hash for each level: every head of a long ledger in one pass. */
export type GrowingTree = { append(leaf: string): void; head(): TreeHead };

/** A tree that has no leaves yet. */
export function growTree(): GrowingTree {
  const peaks: { height: number; hash: string }[] = [];
  let size = 0;
  return {
    append(leaf) {
      let peak = { height: 0, hash: leaf };
      for (let last = peaks.at(-1); last && last.height === peak.height; last = peaks.at(-1)) {
        peaks.pop();
        peak = { height: peak.height + 1, hash: parentHash(last.hash, peak.hash) };
      }
      peaks.push(peak);
      size += 1;
    },
    head() {
      const hashes = peaks.map((peak) => peak.hash);
      return {
        size,
        root: hashes.length ? hashes.reduceRight((right, left) => parentHash(left, right)) : emptyRoot,
      };
    },
  };
}

/** Where a climb stands: the index of a node on its level and of the last node there. */
type Place = { node: number; last: number };

const isOdd = (count: number) => count % 2 === 1;
const up = (place: Place): Place => ({ node: Math.floor(place.node / 2), last: Math.floor(place.last / 2) });
/** True when the next hash of a path stands to the left. */
const isRight = (place: Place) => isOdd(place.node) || place.node === place.last;

/** One step up. A node at the right edge without a neighbour is its own parent, so that levels are jumped. */
function climb(place: Place): Place {
  let at = place;
  if (isRight(at)) while (!isOdd(at.node) && at.node !== 0) at = up(at);
  return up(at);
}

/**
 * True when `path` leads from the leaf at `index` to the root (RFC 9162, 2.1.3.2). Never throws. The size is part of
 * what is proven only together with the root: take both from one signed head.
 */
export function verifyInclusion(
  leaf: string,
  index: number,
  path: readonly string[],
  head: TreeHead,
): boolean {
  if (!isCount(index) || !isCount(head.size) || index >= head.size) return false;
  if (!isHash(leaf) || !isHash(head.root) || !isPath(path)) return false;
  let place: Place = { node: index, last: head.size - 1 };
  let root = leaf;
  for (const other of path) {
    if (place.last === 0) return false;
    root = isRight(place) ? parentHash(other, root) : parentHash(root, other);
    place = climb(place);
  }
  return place.last === 0 && root === head.root;
}

/** The roots of both trees as the path makes them, or null when it is not as long as the trees ask. */
function rootsOf(older: TreeHead, newer: TreeHead, path: readonly string[]): [string, string] | null {
  let place: Place = { node: older.size - 1, last: newer.size - 1 };
  while (isOdd(place.node)) place = up(place);
  // A whole older tree is a node of the newer one: its root is known and left out of the path.
  const [first = '', ...rest] = place.node === 0 ? [older.root, ...path] : path;
  let before = first;
  let after = first;
  for (const other of rest) {
    if (place.last === 0) return null;
    if (isRight(place)) before = parentHash(other, before);
    after = isRight(place) ? parentHash(other, after) : parentHash(after, other);
    place = climb(place);
  }
  return place.last === 0 ? [before, after] : null;
}

/**
 * True when the newer tree begins with all leaves of the older one, unchanged (RFC 9162, 2.1.4.2). Never throws. Every
 * tree begins with the empty one and with itself: both need an empty path.
 */
export function verifyConsistency(older: TreeHead, newer: TreeHead, path: readonly string[]): boolean {
  if (!isCount(older.size) || !isCount(newer.size) || older.size > newer.size) return false;
  if (!isHash(older.root) || !isHash(newer.root) || !isPath(path)) return false;
  if (older.size === newer.size) return path.length === 0 && older.root === newer.root;
  if (older.size === 0) return path.length === 0 && older.root === emptyRoot;
  if (path.length === 0) return false;
  const [before, after] = rootsOf(older, newer, path) ?? [];
  return before === older.root && after === newer.root;
}
