import { describe, expect, it } from 'vitest';
import { perMinute } from './rate.rules';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 25, 10, 0, seconds));
const times = (n: number, take: () => boolean) => Array.from({ length: n }, take).filter(Boolean).length;

describe('the limit of a minute', () => {
  it('lets sixty of a thousand through, and sixty more in the next minute', () => {
    const limit = perMinute();
    expect(times(1000, () => limit.take('a', at(5)))).toBe(60);
    expect(times(1000, () => limit.take('a', at(65)))).toBe(60);
  });

  it('is each browser’s own', () => {
    const limit = perMinute(2);
    expect(times(5, () => limit.take('a', at(1)))).toBe(2);
    expect(limit.take('b', at(1))).toBe(true);
  });

  it('holds a bounded number of names, also under a flood of new ones', () => {
    const limit = perMinute(60, 100);
    let n = 0;
    expect(times(10_000, () => limit.take(`d${n++}`, at(1)))).toBe(100);
    expect(limit.size()).toBe(100);
    expect(limit.take('d5', at(2))).toBe(true);
  });

  it('forgets the minute that is over and not the one that runs', () => {
    const limit = perMinute();
    limit.take('a', at(59));
    limit.forgetPast(at(59));
    expect(limit.size()).toBe(1);
    limit.forgetPast(at(60));
    expect(limit.size()).toBe(0);
  });

  it('survives a clock that is set back', () => {
    const limit = perMinute(1);
    expect([limit.take('a', at(65)), limit.take('a', at(5)), limit.take('a', at(6))]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
