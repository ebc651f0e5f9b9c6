import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  almatyDate,
  almatyMidnight,
  dateOfDay,
  dayNumber,
  daysBetween,
  isLocalDate,
  yearOf,
} from '@/lib/deadlines/almaty.rules';

describe('almatyDate', () => {
  it.each([
    ['2024-02-28T17:59:59.999Z', '2024-02-28'],
    ['2024-02-28T18:00:00Z', '2024-02-29'],
    // The hour that happened twice: 23:00–24:00 of 29.02.2024, first at UTC+6, then at UTC+5.
    ['2024-02-29T17:30:00Z', '2024-02-29'],
    ['2024-02-29T18:00:00Z', '2024-02-29'],
    ['2024-02-29T18:59:59.999Z', '2024-02-29'],
    ['2024-02-29T19:00:00Z', '2024-03-01'],
    ['2019-03-25T18:00:00Z', '2019-03-26'],
    ['2026-11-22T18:59:59Z', '2026-11-22'],
    ['2026-11-22T19:00:00Z', '2026-11-23'],
    ['2026-12-31T19:00:00Z', '2027-01-01'],
  ])('%s is %s in Almaty', (instant, date) => {
    expect(almatyDate(new Date(instant))).toBe(date);
  });

  it('is five hours ahead of UTC since March 2024, wherever the machine stands', () => {
    expect(new Date('2026-01-01T00:00:00Z').getTimezoneOffset()).toBe(-345);
    const instants = fc.date({
      min: new Date('2024-03-02'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(almatyDate(instant)).toBe(
          new Date(instant.getTime() + 5 * 3_600_000).toISOString().slice(0, 10),
        );
      }),
    );
  });

  it('refuses an invalid Date', () => {
    expect(() => almatyDate(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('local dates', () => {
  it.each(['2024-02-29', '1850-05-20', '1900-02-28', '2000-02-29'])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2025-02-30',
    '2025-13-01',
    '2025-00-10',
    '2025-04-31',
    '2025-1-1',
    '01.02.2025',
    '',
    '2025-01-01T00:00',
  ])('%s does not', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
  });

  it('come back from their day number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -80_000, max: 80_000 }), (day) => {
        expect(dayNumber(dateOfDay(day))).toBe(day);
      }),
    );
  });

  it('are counted in calendar days, over the clock change too', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-11-22', '2026-11-22')).toBe(0);
    expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
    expect(yearOf('2027-01-01')).toBe(2027);
  });
});

describe('the first instant of a day', () => {
  it.each([
    ['2019-03-26', '2019-03-25T18:00:00.000Z'],
    ['2024-02-29', '2024-02-28T18:00:00.000Z'],
    ['2024-03-01', '2024-02-29T19:00:00.000Z'],
    ['2027-02-01', '2027-01-31T19:00:00.000Z'],
  ])('of %s is %s', (date, instant) => {
    expect(almatyMidnight(date).toISOString()).toBe(instant);
    expect(almatyDate(almatyMidnight(date))).toBe(date);
    expect(almatyDate(new Date(almatyMidnight(date).getTime() - 1)) < date).toBe(true);
  });
});
