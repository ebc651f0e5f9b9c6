import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  naiveConsistency,
  naiveLeaf,
  naiveLeaves,
  naiveLevels,
  naivePath,
  naiveRoot,
} from '@/lib/testing/naive-tree';
import {
  completeRoot,
  emptyRoot,
  growTree,
  isCount,
  isHash,
  isPath,
  leafHash,
  parentHash,
  splitPoint,
  verifyConsistency,
  verifyInclusion,
} from './merkle.rules';

const leaves = naiveLeaves(600);
const headOf = (size: number) => ({ size, root: naiveRoot(leaves.slice(0, size)) });
const pathOf = (index: number, size: number) =>
  naivePath(index, leaves.slice(0, size)).map((one) => one.hash);
const flipped = (hash: string, bit: number) => {
  const bytes = Buffer.from(hash, 'hex');
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString('hex');
};

/** The eight inputs and the roots after each, as the first implementations of Certificate Transparency publish them. */
const published: [input: string, root: string][] = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
];

/** Ways to spoil a list of hashes; each gives another list than it got. */
function spoilt(path: readonly string[], bit: number): string[][] {
  const stranger = naiveLeaf('stranger');
  const at = path.map((_, index) => index);
  return [
    ...at.map((index) => path.with(index, flipped(path[index] ?? '', bit))),
    ...at.map((index) => path.toSpliced(index, 1)),
    ...[...at, path.length].map((index) => path.toSpliced(index, 0, stranger)),
    ...at.map((index) => path.toSpliced(index, 0, path[index] ?? '')),
    ...at.slice(1).map((index) => path.toSpliced(index - 1, 2, path[index] ?? '', path[index - 1] ?? '')),
  ];
}

describe('the hashes of the tree', () => {
  it('are the published ones of 0 to 8 leaves', () => {
    const tree = growTree();
    expect(emptyRoot).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(tree.head()).toEqual({ size: 0, root: emptyRoot });
    published.forEach(([input, root], at) => {
      tree.append(leafHash(Buffer.from(input, 'hex')));
      expect(tree.head()).toEqual({ size: at + 1, root });
    });
  });

  it('are those of the definition for every size to 600, grown leaf by leaf', () => {
    const tree = growTree();
    for (let size = 0; size <= leaves.length; size += 1) {
      expect(tree.head()).toEqual(headOf(size));
      tree.append(leaves[size] ?? '');
    }
  });

  it('take text in UTF-8 and keep leaves apart from nodes', () => {
    expect(leafHash('Әлия, согласие')).toBe(leafHash(Buffer.from('Әлия, согласие', 'utf8')));
    const [left, right] = [naiveLeaf('a'), naiveLeaf('b')];
    expect(leafHash(Buffer.from(left + right, 'hex'))).not.toBe(parentHash(left, right));
    expect(parentHash(left, right)).not.toBe(parentHash(right, left));
  });

  it.each([0, 1, 3, 8])('are folded over 2^%i leaves', (height) => {
    const row = leaves.slice(0, 2 ** height);
    expect(completeRoot(row)).toBe(naiveLevels(row).at(-1)?.[0]);
  });

  it.each([
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 4],
    [256, 128],
    [257, 256],
    [2 ** 32, 2 ** 31],
    [2 ** 32 + 1, 2 ** 32],
    [Number.MAX_SAFE_INTEGER, 2 ** 52],
  ])('split %i leaves after %i', (size, left) => expect(splitPoint(size)).toBe(left));
});

describe('a proof that a leaf is in', () => {
  it('holds for every leaf of every tree to 70', () => {
    for (let size = 1; size <= 70; size += 1) {
      const head = headOf(size);
      for (let index = 0; index < size; index += 1) {
        expect(verifyInclusion(leaves[index] ?? '', index, pathOf(index, size), head)).toBe(true);
      }
    }
  });

  it('holds for no other leaf, place, root or spoilt path', () => {
    const place = fc
      .integer({ min: 1, max: 600 })
      .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1), fc.nat(255), fc.nat(599)));
    fc.assert(
      fc.property(place, ([size, index, bit, other]) => {
        const [leaf, path, head] = [leaves[index] ?? '', pathOf(index, size), headOf(size)];
        expect(verifyInclusion(leaf, index, path, head)).toBe(true);
        for (const bad of spoilt(path, bit)) expect(verifyInclusion(leaf, index, bad, head)).toBe(false);
        expect(verifyInclusion(flipped(leaf, bit), index, path, head)).toBe(false);
        expect(verifyInclusion(leaf, index, path, { size, root: flipped(head.root, bit) })).toBe(false);
        if (other !== index) {
          expect(verifyInclusion(leaf, other, path, head)).toBe(false);
          expect(verifyInclusion(leaves[other] ?? '', index, path, head)).toBe(false);
        }
      }),
    );
  });

  it('holds for another size only where the way to the root is the same', () => {
    // The size is not hashed: what binds it to the root is the signature over both.
    const ways = Array.from({ length: 33 }, (_, size) =>
      Array.from({ length: size }, (_, index) =>
        naivePath(index, leaves.slice(0, size))
          .map((one) => one.side)
          .join(),
      ),
    );
    for (let size = 1; size <= 20; size += 1) {
      const head = headOf(size);
      for (let index = 0; index < size; index += 1) {
        for (let other = 0; other <= 32; other += 1) {
          const same = ways[size]?.[index] === ways[other]?.[index];
          const found = verifyInclusion(leaves[index] ?? '', index, pathOf(index, size), {
            ...head,
            size: other,
          });
          expect(found).toBe(same);
        }
      }
    }
  });

  it('is neither longer nor shorter than the tree is high, though it leads to the root', () => {
    const [leaf, other] = [naiveLeaf('leaf'), naiveLeaf('other')];
    for (const size of [1, 2, 3, 5, 8]) {
      for (const [index, root] of [
        [0, parentHash(leaf, other)],
        [size - 1, parentHash(other, leaf)],
      ] as const) {
        const fits = size === 2 || (index === 2 && size === 3) || (index === 4 && size === 5);
        expect(verifyInclusion(leaf, index, [other], { size, root })).toBe(fits);
      }
      expect(verifyInclusion(leaf, 0, [], { size, root: leaf })).toBe(size === 1);
    }
  });

  it('is found for places beyond 32 bits', () => {
    const index = 2 ** 40 + 5;
    const path = Array.from({ length: 41 }, (_, at) => naiveLeaf(`side ${at}`));
    let root = naiveLeaf('far');
    for (const [at, other] of path.entries()) {
      root = Math.floor(index / 2 ** at) % 2 === 1 ? parentHash(other, root) : parentHash(root, other);
    }
    expect(verifyInclusion(naiveLeaf('far'), index, path, { size: 2 ** 41, root })).toBe(true);
    expect(verifyInclusion(naiveLeaf('far'), index - 2 ** 32, path, { size: 2 ** 41, root })).toBe(false);
  });
});

describe('a proof that a tree goes on from another', () => {
  it('holds between all pairs to 70 and never backwards', () => {
    const heads = Array.from({ length: 71 }, (_, size) => headOf(size));
    for (const newer of heads) {
      for (const older of heads.slice(0, newer.size + 1)) {
        const path = naiveConsistency(older.size, leaves.slice(0, newer.size));
        expect(verifyConsistency(older, newer, path)).toBe(true);
        expect(verifyConsistency(newer, older, path)).toBe(older.size === newer.size);
      }
    }
  });

  it('holds for no spoilt path, root or rewritten history', () => {
    const pair = fc.integer({ min: 2, max: 600 }).chain((newer) =>
      fc.tuple(
        fc
          .integer({ min: 1, max: newer - 1 })
          .chain((older) => fc.tuple(fc.constant(older), fc.nat(older - 1))),
        fc.constant(newer),
        fc.nat(255),
      ),
    );
    fc.assert(
      fc.property(pair, ([[before, edited], after, bit]) => {
        const [older, newer] = [headOf(before), headOf(after)];
        const path = naiveConsistency(before, leaves.slice(0, after));
        expect(verifyConsistency(older, newer, path)).toBe(true);
        for (const bad of spoilt(path, bit)) expect(verifyConsistency(older, newer, bad)).toBe(false);
        expect(verifyConsistency({ ...older, root: flipped(older.root, bit) }, newer, path)).toBe(false);
        expect(verifyConsistency(older, { ...newer, root: flipped(newer.root, bit) }, path)).toBe(false);
        const history = leaves.slice(0, after).with(edited, naiveLeaf('rewritten'));
        const rewritten = { size: after, root: naiveRoot(history) };
        expect(verifyConsistency(older, rewritten, naiveConsistency(before, history))).toBe(false);
        const cut = leaves.slice(0, after).toSpliced(edited, 1);
        const shorter = { size: after - 1, root: naiveRoot(cut) };
        if (before < after) {
          expect(verifyConsistency(older, shorter, naiveConsistency(before, cut))).toBe(false);
        }
      }),
    );
  });

  it('is neither longer nor shorter than the trees ask, though it leads to both roots', () => {
    const [root, other] = [naiveLeaf('root'), naiveLeaf('other')];
    const grown = parentHash(root, other);
    expect(verifyConsistency({ size: 2, root }, { size: 4, root: grown }, [other])).toBe(true);
    expect(verifyConsistency({ size: 2, root }, { size: 8, root: grown }, [other])).toBe(false);
    const twice = parentHash(grown, other);
    expect(verifyConsistency({ size: 2, root }, { size: 4, root: twice }, [other, other])).toBe(false);
    expect(verifyConsistency({ size: 2, root }, { size: 8, root: twice }, [other, other])).toBe(true);
  });

  it('needs the true root of the empty tree, and nothing else', () => {
    const [five, stranger] = [headOf(5), naiveLeaf('stranger')];
    expect(verifyConsistency({ size: 0, root: emptyRoot }, five, [])).toBe(true);
    expect(verifyConsistency({ size: 0, root: stranger }, five, [])).toBe(false);
    expect(verifyConsistency({ size: 0, root: emptyRoot }, five, [stranger])).toBe(false);
    expect(verifyConsistency(five, five, [stranger])).toBe(false);
    expect(verifyConsistency(five, { size: 5, root: stranger }, [])).toBe(false);
    expect(verifyConsistency(headOf(4), five, [])).toBe(false);
  });
});

describe('what is no proof', () => {
  const hostile: unknown[] = [
    ...[
      null,
      undefined,
      '',
      'x',
      0,
      -1,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 53,
      '1',
      {},
      [],
      [1],
    ],
    ...[
      ['A'.repeat(64)],
      [''],
      ['g'.repeat(64)],
      [`${'a'.repeat(64)}\n`],
      [['a'.repeat(64)]],
      [null],
      new Array(3),
    ],
    Array.from({ length: 65 }, () => 'a'.repeat(64)),
    'Ә'.repeat(10_000),
  ];

  it('is false, whatever it is, and throws nothing', () => {
    const verify: (...args: never[]) => boolean = verifyInclusion;
    const follow: (...args: never[]) => boolean = verifyConsistency;
    const [leaf = '', path, head] = [leaves[0], pathOf(0, 3), headOf(3)];
    for (const bad of hostile) {
      const as = bad as never;
      const given = head as never;
      expect(verify(as, 0 as never, path as never, given)).toBe(false);
      if (bad !== 0) expect(verify(leaf as never, as, path as never, given)).toBe(false);
      expect(verify(leaf as never, 0 as never, as, given)).toBe(false);
      expect(verify(leaf as never, 0 as never, path as never, { ...head, size: bad } as never)).toBe(false);
      expect(verify(leaf as never, 0 as never, path as never, { ...head, root: bad } as never)).toBe(false);
      expect(follow(headOf(2) as never, given, as)).toBe(false);
      expect(follow({ size: bad, root: head.root } as never, given, [] as never)).toBe(false);
      expect(follow(headOf(2) as never, { size: bad, root: head.root } as never, path as never)).toBe(false);
    }
  });

  it('is told from hashes, counts and paths', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const [asHash, asCount, asPath] = [isHash(value), isCount(value), isPath(value)];
        expect(asHash).toBe(typeof value === 'string' && value.length === 64 && /^[0-9a-f]+$/.test(value));
        expect(asCount).toBe(typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);
        expect(asPath).toBe(
          Array.isArray(value) && value.length < 65 && Array.from<unknown>(value).every((one) => isHash(one)),
        );
      }),
    );
  });
});
