import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  naiveConsistency,
  naiveLeaf,
  naiveLeaves,
  naiveLevels,
  naivePath,
  naiveReader,
  naiveRoot,
  type Reading,
} from '@/lib/testing/naive-tree';
import {
  completeRoot,
  emptyRoot,
  growTree,
  parentHash,
  splitPoint,
  verifyConsistency,
  verifyInclusion,
} from './merkle.rules';
import { consistencyPath, type HashReader, inclusionPath, newNodes, treeRoot } from './tiles.rules';

const many = naiveLeaves(66_000);
const stored = naiveReader(many);
const levels = naiveLevels(many);

/** A tree whose leaves are all alike, of any size: a subtree of a height has one hash wherever it stands. */
const uniform: string[] = [naiveLeaf('same')];
for (let height = 1; height <= 50; height += 1) {
  const below = uniform[height - 1] ?? '';
  uniform.push(parentHash(below, below));
}
function uniformRoot(size: number): string {
  const left = size > 1 ? splitPoint(size) : 0;
  if (size === left * 2 || size === 1) return uniform[Math.round(Math.log2(size))] ?? '';
  return parentHash(uniformRoot(left), uniformRoot(size - left));
}
function uniformReader(size: number): { read: HashReader; readings: Reading[] } {
  const readings: Reading[] = [];
  const read: HashReader = async (level, from, to) => {
    readings.push({ level, from, to });
    if (from >= to || to > Math.floor(size / 2 ** level)) throw new Error('asked for what is not complete');
    return Array.from({ length: to - from }, () => uniform[level] ?? '');
  };
  return { read, readings };
}

const edges = [0, 1, 254, 255, 256, 257, 511, 512, 32_767, 32_768, 65_279, 65_280, 65_535, 65_536];
/** The roots after each edge of a tile, from one pass. */
function grownRoots(size: number): Map<number, string> {
  const tree = growTree();
  const roots = new Map<number, string>();
  for (const [index, leaf] of many.slice(0, size).entries()) {
    tree.append(leaf);
    if (edges.includes(index) || index === size - 1) roots.set(index + 1, tree.head().root);
  }
  return roots;
}

const total = (readings: readonly Reading[]) => readings.reduce((sum, one) => sum + one.to - one.from, 0);

describe('a tree read from storage', () => {
  it('has the roots, paths and ways of the definition at any size to 600', async () => {
    const pair = fc
      .integer({ min: 1, max: 600 })
      .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1), fc.nat(size)));
    await fc.assert(
      fc.asyncProperty(pair, async ([size, index, older]) => {
        const leaves = many.slice(0, size);
        const { read, readings } = naiveReader(leaves);
        expect(await treeRoot(read, size)).toBe(naiveRoot(leaves));
        expect(await inclusionPath(read, index, size)).toEqual(
          naivePath(index, leaves).map((one) => one.hash),
        );
        expect(await consistencyPath(read, older, size)).toEqual(naiveConsistency(older, leaves));
        expect(readings.every(({ level }) => [0, 8].includes(level))).toBe(true);
      }),
      { numRuns: 100 },
    );
    expect(await treeRoot(stored.read, 0)).toBe(emptyRoot);
  });

  it('has the ways between all pairs to 70', async () => {
    for (let newer = 0; newer <= 70; newer += 1) {
      const leaves = many.slice(0, newer);
      for (let older = 0; older <= newer; older += 1) {
        expect(await consistencyPath(stored.read, older, newer)).toEqual(naiveConsistency(older, leaves));
      }
    }
  });

  it.each([255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 65_791, 65_792, 65_793])(
    'of %i leaves proves the leaves and the trees at the edges of tiles',
    async (size) => {
      const head = { size, root: naiveRoot(many.slice(0, size)) };
      expect(await treeRoot(stored.read, size)).toBe(head.root);
      const roots = grownRoots(size);
      for (const index of [...edges.filter((one) => one < size), size - 1]) {
        const path = await inclusionPath(stored.read, index, size);
        expect(verifyInclusion(many[index] ?? '', index, path, head)).toBe(true);
        const older = { size: index + 1, root: roots.get(index + 1) ?? '' };
        expect(verifyConsistency(older, head, await consistencyPath(stored.read, index + 1, size))).toBe(
          true,
        );
      }
    },
  );

  it.each([5_000_000, 2 ** 24 - 1, 2 ** 24, 2 ** 24 + 1, 2 ** 32 + 257, 2 ** 33 + 12_345])(
    'of %i leaves reads no tile twice and about two of a level',
    async (size) => {
      const head = { size, root: uniformRoot(size) };
      const leaf = uniform[0] ?? '';
      for (const index of [
        0,
        1,
        255,
        Math.floor(size / 3),
        Math.floor(size / 2),
        size - 257,
        size - 2,
        size - 1,
      ]) {
        const one = uniformReader(size);
        const path = await inclusionPath(one.read, index, size);
        expect(verifyInclusion(leaf, index, path, head)).toBe(true);
        const other = uniformReader(size);
        const way = await consistencyPath(other.read, index + 1, size);
        expect(verifyConsistency({ size: index + 1, root: uniformRoot(index + 1) }, head, way)).toBe(true);
        for (const { readings } of [one, other]) {
          expect(new Set(readings.map((each) => `${each.level}/${each.from}`)).size).toBe(readings.length);
          expect(readings.every((each) => each.to - each.from <= 256 && each.from % 256 === 0)).toBe(true);
          expect(readings.filter((each) => each.level < 24).length).toBeLessThanOrEqual(6);
          expect(total(readings)).toBeLessThanOrEqual(7 * 256 + Math.floor(size / 2 ** 24));
        }
      }
      const whole = uniformReader(size);
      expect(await treeRoot(whole.read, size)).toBe(head.root);
      expect(whole.readings.filter((each) => each.level < 24).length).toBeLessThanOrEqual(3);
    },
  );

  it('refuses what it does not have', async () => {
    const { read } = naiveReader(many.slice(0, 300));
    for (const [index, size] of [
      [3, 3],
      [0, 0],
      [-1, 5],
      [1.5, 5],
      [0, 2 ** 53],
      [Number.NaN, 5],
    ] as const) {
      await expect(inclusionPath(read, index, size)).rejects.toThrow(RangeError);
    }
    await expect(consistencyPath(read, 5, 4)).rejects.toThrow(RangeError);
    await expect(treeRoot(read, -1)).rejects.toThrow(RangeError);
    await expect(treeRoot(read, 301)).rejects.toThrow('256–301 of level 0');
    await expect(treeRoot(read, 513)).rejects.toThrow('level 8');
    const holed: HashReader = async (level, from, to) => (await read(level, from, to)).slice(1);
    await expect(treeRoot(holed, 300)).rejects.toThrow(RangeError);
    const spoilt: HashReader = async (level, from, to) =>
      (await read(level, from, to)).map((hash) => `${hash} `);
    await expect(inclusionPath(spoilt, 1, 300)).rejects.toThrow(RangeError);
  });
});

describe('the subtrees to keep', () => {
  const wanted = (from: number, to: number) =>
    [8, 16, 24].flatMap((level) => {
      const [first, last] = [Math.floor(from / 2 ** level), Math.floor(to / 2 ** level)];
      return Array.from({ length: last - first }, (_, at) => ({
        level,
        index: first + at,
        hash: levels[level]?.[first + at],
      }));
    });

  it('are those that a batch completes, however the leaves are cut into batches', async () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cuts, async (batches) => {
        let size = 0;
        for (const count of batches) {
          const batch = many.slice(size, size + count);
          expect(await newNodes(stored.read, size, batch)).toEqual(wanted(size, size + count));
          size += count;
        }
      }),
    );
  });

  it.each([
    [0, 66_000],
    [0, 65_536],
    [1, 65_535],
    [255, 65_281],
    [65_279, 257],
    [65_280, 256],
    [65_535, 1],
    [65_536, 1],
    [65_535, 0],
    [40_000, 26_000],
  ])('after %i leaves and %i more are right', async (size, count) => {
    const before = stored.readings.length;
    expect(await newNodes(stored.read, size, many.slice(size, size + count))).toEqual(
      wanted(size, size + count),
    );
    expect(stored.readings.length - before).toBeLessThanOrEqual(2);
  });

  it('of level 24 come with the last leaf, from three readings', async () => {
    const { read, readings } = uniformReader(2 ** 24 - 1);
    const [leaf = ''] = uniform;
    expect(await newNodes(read, 2 ** 24 - 1, [leaf])).toEqual([
      { level: 8, index: 65_535, hash: uniform[8] },
      { level: 16, index: 255, hash: uniform[16] },
      { level: 24, index: 0, hash: uniform[24] },
    ]);
    expect(readings.map((one) => one.to - one.from)).toEqual([255, 255, 255]);
  });

  it('need no reading while no tile is complete', async () => {
    const { read, readings } = uniformReader(2 ** 24 + 3);
    expect(await newNodes(read, 2 ** 24 + 3, uniform.slice(0, 40))).toEqual([]);
    expect(readings).toEqual([]);
  });

  it('refuse leaves that are no hashes and storage with holes', async () => {
    await expect(newNodes(stored.read, 0, ['x'])).rejects.toThrow(RangeError);
    await expect(newNodes(stored.read, -1, [])).rejects.toThrow(RangeError);
    await expect(newNodes(async () => [], 255, [naiveLeaf('a')])).rejects.toThrow(RangeError);
  });

  it('fold as the tree does', () => expect(completeRoot(many.slice(0, 256))).toBe(levels[8]?.[0]));
});
