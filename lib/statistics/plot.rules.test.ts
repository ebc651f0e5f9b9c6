import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay } from '@/lib/deadlines/almaty.rules';
import { barsOf, percentOf, topOf } from './plot.rules';
import { periodOf, periods } from './schema';

describe('the bars', () => {
  it('are a day each, with the days nobody came', () => {
    const bars = barsOf([{ name: '2026-02-28', count: 5 }], '2026-02-27', '2026-03-02');
    expect(bars.map(({ from, count }) => [from, count])).toEqual([
      ['2026-02-27', 0],
      ['2026-02-28', 5],
      ['2026-03-01', 0],
      ['2026-03-02', 0],
    ]);
    expect(bars.every(({ from, to }) => from === to)).toBe(true);
  });

  it('of a year are weeks that end today and lose nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...periods),
        fc.uniqueArray(fc.tuple(fc.nat(364), fc.nat(1000)), { selector: ([day]) => day }),
        (length, given) => {
          const last = 20_000;
          const days = given
            .filter(([back]) => back < length)
            .map(([back, count]) => ({ name: dateOfDay(last - back), count }));
          const bars = barsOf(days, dateOfDay(last - length + 1), dateOfDay(last));
          const sum = (list: { count: number }[]) => list.reduce((all, { count }) => all + count, 0);
          expect(sum(bars)).toBe(sum(days));
          expect(bars.map(({ part }) => part).lastIndexOf(true)).toBe(length === 365 ? 0 : -1);
          expect(bars.length).toBe(length === 365 ? 53 : length);
          expect([bars[0]?.from, bars.at(-1)?.to]).toEqual([dateOfDay(last - length + 1), dateOfDay(last)]);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the axis', () => {
  it.each([
    [0, 2],
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
    [9, 10],
    [11, 20],
    [21, 40],
    [41, 60],
    [61, 80],
    [100, 100],
    [101, 200],
    [2_000_001, 4_000_000],
  ])('for %i ends at %i', (highest, top) => {
    expect(topOf(highest)).toBe(top);
  });
});

it('a share of nothing is nothing', () => {
  expect([percentOf(0, 0), percentOf(1, 3), percentOf(3, 3)]).toEqual([0, 33, 100]);
});

it.each([
  ['90', 90],
  ['365', 365],
  [undefined, 30],
  ['7', 30],
  ['90 ', 30],
  ['1e2', 30],
  [['90', '365'], 30],
  ['999999999', 30],
])('the address that asks for %j days shows %i', (value, days) => {
  expect(periodOf(value)).toBe(days);
});
