import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyComparison, compareEditions } from './compare.rules';
import { parsePolicy } from './parse.rules';
import { decodeSource } from './source.rules';

const bytes = readFileSync(new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url));
const approved = decodeSource(bytes) ?? '';

describe('hostile documents of a megabyte', () => {
  const many = (count: number, of: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => of(at)).join('');
  const mixed = (seed: number, count: number, from: number) => {
    let state = seed;
    return many(count, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return `с${Math.floor((state / 2_147_483_648) * from)} `;
    });
  };
  const cases: [string, () => string, () => string][] = [
    ['100 000 equal blocks and fewer', () => '1) а\n'.repeat(100_000), () => '1) а\n'.repeat(99_990)],
    ['100 000 equal blocks and other ones', () => '1) а\n'.repeat(100_000), () => '1) б\n'.repeat(100_000)],
    ['100 000 blocks without words', () => '1)\n'.repeat(100_000), () => '2)\n'.repeat(100_000)],
    [
      '20 000 blocks and their reverse',
      () => many(20_000, (at) => `1) слово${at} дело${at}\n`),
      () => many(20_000, (at) => `1) слово${20_000 - at} дело${20_000 - at}\n`),
    ],
    [
      '20 000 blocks and as many with nothing of them',
      () => many(20_000, (at) => `1) а${at} б${at} в${at} г${at}\n`),
      () => many(20_000, (at) => `2) д${at} е${at} ж${at} з${at}\n`),
    ],
    [
      '20 000 blocks all alike',
      () => many(20_000, (at) => `1) Клиент обязан сообщить о деле ${at}\n`),
      () => many(20_000, (at) => `1) Клиент обязан сообщить о деле ${at + 20_000}\n`),
    ],
    [
      '1000 pairs of blocks with their words shuffled',
      () => many(1000, (at) => `1) д${at} е${at} ж${at} ${mixed(at + 1, 150, 150)}\n`),
      () => many(1000, (at) => `1) д${at} е${at} ж${at} ${mixed(at + 2000, 150, 150)}\n`),
    ],
    ['one block and nothing of it', () => mixed(1, 150_000, 1e9), () => mixed(2, 150_000, 1e9)],
    ['one block of two words in any order', () => mixed(1, 250_000, 2), () => mixed(2, 250_000, 2)],
    ['one block of few words in any order', () => mixed(1, 200_000, 300), () => mixed(2, 200_000, 300)],
    ['one block of marks', () => '.'.repeat(1_000_000), () => ',.'.repeat(500_000)],
    ['one block of one word', () => 'а'.repeat(1_000_000), () => 'б'.repeat(1_000_000)],
    ['one block of bold marks', () => '1.1. а **'.repeat(110_000), () => '1.1. **'.repeat(140_000)],
    ['one block of spaces', () => `а${' '.repeat(1_000_000)}б`, () => `а${'\t'.repeat(1_000_000)}б`],
    ['one block over many lines', () => 'а\n'.repeat(500_000), () => 'б\n'.repeat(500_000)],
    [
      'the policy forty times and reversed',
      () => approved.repeat(40),
      () =>
        parsePolicy(approved.repeat(40))
          .blocks.toReversed()
          .map(({ raw }) => raw)
          .join('\n'),
    ],
  ];

  it.each(cases)(
    '%s take seconds at the most',
    (_, old, now) => {
      const [before, after] = [old(), now()];
      const [oldBlocks, newBlocks] = [parsePolicy(before).blocks, parsePolicy(after).blocks];
      const started = performance.now();
      const comparison = compareEditions(oldBlocks, newBlocks);
      // A quadratic step would need hours here; a slow machine needs seconds.
      expect(performance.now() - started).toBeLessThan(15_000);
      expect(applyComparison(before, comparison) === after).toBe(true);
    },
    60_000,
  );
});
