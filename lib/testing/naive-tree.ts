import { createHash } from 'node:crypto';
import type { HashReader } from '@/lib/ledger/tiles.rules';

/*
 * The Merkle tree as section 2.1 of RFC 6962 defines it, by recursion over lists of leaves: slow, and written without
 * the code that it is compared with.
 */

const sha = (...parts: Uint8Array[]): string =>
  createHash('sha256').update(Buffer.concat(parts)).digest('hex');
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const joined = new Map<string, string>();
/** Remembered: tests ask for the same trees again and again. */
function join(left: string, right: string): string {
  const pair = left + right;
  const hash = joined.get(pair) ?? sha(Buffer.of(1), bytes(pair));
  joined.set(pair, hash);
  return hash;
}

export const naiveLeaf = (data: string): string => sha(Buffer.of(0), Buffer.from(data));

/** Hashes of `count` leaves, no two alike. */
export const naiveLeaves = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => naiveLeaf(`leaf ${at}`));

function halves(leaves: readonly string[]): [string[], string[]] {
  const left = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return [leaves.slice(0, left), leaves.slice(left)];
}

/** MTH(D[n]) of hashed leaves. */
export function naiveRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return leaves[0] ?? '';
  const [left, right] = halves(leaves);
  return join(naiveRoot(left), naiveRoot(right));
}

/** PATH(m, D[n]) and, for each hash, the side that it stands on. */
export function naivePath(
  index: number,
  leaves: readonly string[],
): { side: 'left' | 'right'; hash: string }[] {
  if (leaves.length <= 1) return [];
  const [left, right] = halves(leaves);
  return index < left.length
    ? [...naivePath(index, left), { side: 'right', hash: naiveRoot(right) }]
    : [...naivePath(index - left.length, right), { side: 'left', hash: naiveRoot(left) }];
}

function subproof(older: number, leaves: readonly string[], whole: boolean): string[] {
  if (older === leaves.length) return whole ? [] : [naiveRoot(leaves)];
  const [left, right] = halves(leaves);
  return older <= left.length
    ? [...subproof(older, left, whole), naiveRoot(right)]
    : [...subproof(older - left.length, right, false), naiveRoot(left)];
}

/** PROOF(m, D[n]); nothing for the empty tree. */
export const naiveConsistency = (older: number, leaves: readonly string[]): string[] =>
  older === 0 ? [] : subproof(older, leaves, true);

/** All complete subtrees of a list of leaves by their height. */
export function naiveLevels(leaves: readonly string[]): string[][] {
  const levels: string[][] = [[...leaves]];
  for (let row = levels[0] ?? []; row.length > 1; ) {
    const above: string[] = [];
    for (let at = 0; at + 1 < row.length; at += 2) above.push(join(row[at] ?? '', row[at + 1] ?? ''));
    levels.push(above);
    row = above;
  }
  return levels;
}

/** What a reader was asked for. */
export type Reading = { level: number; from: number; to: number };

/** Storage that holds every level of these leaves and writes down what is read of the kept ones. */
export function naiveReader(leaves: readonly string[]): { read: HashReader; readings: Reading[] } {
  const levels = naiveLevels(leaves);
  const readings: Reading[] = [];
  const read: HashReader = async (level, from, to) => {
    readings.push({ level, from, to });
    return levels[level]?.slice(from, to) ?? [];
  };
  return { read, readings };
}
