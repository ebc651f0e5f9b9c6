import { dateOfDay, dayNumber } from '@/lib/deadlines/almaty.rules';
import type { Named } from './queries';

/** One bar: days from `from` to `to`, both counted. `part`: of fewer days than the others. */
export type Bar = { from: string; to: string; count: number; part: boolean };

/** More days than this are shown by weeks: a bar would be thinner than a hair. */
const mostBars = 90;
const week = 7;

/**
 * Bars without a gap: a day each, or a week each for a long period; days without views are 0. Weeks are counted back from the last
 * day, so that the first bar alone may hold fewer days.
 */
export function barsOf(days: readonly Named[], from: string, to: string): Bar[] {
  const first = dayNumber(from);
  const last = dayNumber(to);
  const width = last - first + 1 > mostBars ? week : 1;
  const counts = new Map(days.map(({ name, count }) => [name, count]));
  const bars: Bar[] = [];
  for (let end = last; end >= first; end -= width) {
    const start = Math.max(first, end - width + 1);
    let count = 0;
    for (let day = start; day <= end; day++) count += counts.get(dateOfDay(day)) ?? 0;
    bars.unshift({ from: dateOfDay(start), to: dateOfDay(end), count, part: end - start + 1 < width });
  }
  return bars;
}

/** The top of an axis: the next of 2, 4, 6, 8, 10, 20, 40 … so that the middle is a whole number too. */
export function topOf(highest: number): number {
  for (let unit = 1; ; unit *= 10)
    for (const step of [1, 2, 4, 6, 8])
      if (step * unit >= highest && (step * unit) % 2 === 0) return step * unit;
}

/** A share of a hundred, rounded, of a total that may be 0. */
export const percentOf = (count: number, total: number): number =>
  total > 0 ? Math.round((count / total) * 100) : 0;
