import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interleave, median } from './statistics.rules';

describe('the median', () => {
  it('is the middle one, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it('is NaN of nothing, and does not change what it is given', () => {
    expect(median([])).toBeNaN();
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('lies between the least and the greatest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
        const middle = median(values);
        expect(middle).toBeGreaterThanOrEqual(Math.min(...values));
        expect(middle).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});

describe('turns', () => {
  it('give each one visit per round, each round beginning with another', () => {
    expect(interleave(['a', 'b', 'c'], 4).join('')).toBe('abcbcacababc');
  });

  it('are none of nothing', () => {
    expect(interleave([], 3)).toEqual([]);
    expect(interleave(['a'], 0)).toEqual([]);
  });
});
