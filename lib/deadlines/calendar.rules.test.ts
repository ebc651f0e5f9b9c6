import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDaySeed, calendarYearSeed } from '@/db/seed/calendar';
import { dateOfDay, dayNumber } from '@/lib/deadlines/almaty.rules';
import {
  addWorkingDays,
  explainDueDate,
  isWorkingDay,
  toCalendar,
  workingDaysLeft,
} from '@/lib/deadlines/calendar.rules';
import { AppError } from '@/lib/errors';

const calendar = toCalendar(calendarYearSeed, calendarDaySeed);
const missing = new AppError('unavailable', { detail: 'deadlines.calendarMissing' });
const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let day = dayNumber(`${year}-01-01`); day <= dayNumber(`${year}-12-31`); day += 1)
    days.push(dateOfDay(day));
  return days;
};
const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

describe('the seeded calendar', () => {
  it.each([
    [2025, '01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16'],
    [2026, '01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16'],
    [2027, '01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16'],
  ])('%i: the weekdays off are exactly those of the table', (year, list) => {
    const off = daysOf(year).filter((date) => !isWeekend(date) && !isWorkingDay(date, calendar));
    expect(off.map((date) => date.slice(5)).join(' ')).toBe(list);
  });

  it('works weekends only where a day was moved', () => {
    const worked = [2025, 2026, 2027]
      .flatMap(daysOf)
      .filter((date) => isWeekend(date) && isWorkingDay(date, calendar));
    expect(worked).toEqual(['2025-01-05']);
  });

  it.each([
    [2025, 246],
    [2026, 247],
  ])('%i has %i working days', (year, count) => {
    expect(daysOf(year).filter((date) => isWorkingDay(date, calendar))).toHaveLength(count);
  });

  it('has each day once, in order, in a year that is entered, with names and a source', () => {
    const dates = calendarDaySeed.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort());
    const years = new Map(calendarYearSeed.map(({ year, provisional }) => [year, provisional]));
    for (const day of calendarDaySeed) {
      expect(day.provisional).toBe(years.get(Number(day.date.slice(0, 4))));
      expect([day.nameRu, day.nameKk, day.nameEn, day.sourceNote].every((text) => text.trim() !== '')).toBe(
        true,
      );
    }
  });

  it.each(['2026-03-16', '2026-08-31', '2026-08-28'])('%s is worked', (date) => {
    expect(isWorkingDay(date, calendar)).toBe(true);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-03-20', 1, '2026-03-26'],
    ['2026-03-20', 3, '2026-03-30'],
    ['2026-03-20', 15, '2026-04-15'],
    ['2026-05-06', 3, '2026-05-13'],
    ['2026-08-28', 1, '2026-08-31'],
    ['2026-10-23', 1, '2026-10-27'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-20', 3, '2026-11-25'],
    ['2026-11-20', 10, '2026-12-04'],
    ['2026-11-20', 15, '2026-12-11'],
    ['2026-11-22', 3, '2026-11-25'],
    ['2026-12-15', 1, '2026-12-17'],
    ['2026-12-31', 1, '2027-01-05'],
    ['2025-12-31', 1, '2026-01-05'],
    ['2025-01-02', 1, '2025-01-05'],
    ['2027-03-19', 1, '2027-03-25'],
  ])('%s + %i is %s', (received, term, due) => {
    expect(addWorkingDays(received, term, calendar)).toBe(due);
  });

  it('refuses to guess past the last year, before the first and in a gap', () => {
    expect(() => addWorkingDays('2027-12-31', 1, calendar)).toThrow(missing);
    expect(() => addWorkingDays('2027-12-20', 15, calendar)).toThrow(missing);
    expect(() => addWorkingDays('2024-12-30', 1, calendar)).toThrow(missing);
    expect(() => isWorkingDay('2028-01-05', calendar)).toThrow(missing);
    const gap = { ...calendar, years: [2025, 2027] };
    expect(() => addWorkingDays('2025-12-31', 1, gap)).toThrow(missing);
    expect(() => workingDaysLeft('2027-12-30', '2028-01-10', calendar)).toThrow(missing);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses a term of %d days', (term) => {
    expect(() => addWorkingDays('2026-11-20', term, calendar)).toThrow(RangeError);
  });

  const dates = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2027-11-01') }).map(dateOfDay);
  const terms = fc.integer({ min: 1, max: 30 });

  it('never goes back: a later receipt or a longer term is never due earlier', () => {
    fc.assert(
      fc.property(dates, dates, terms, (a, b, term) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        expect(addWorkingDays(first, term, calendar) <= addWorkingDays(second, term, calendar)).toBe(true);
        expect(addWorkingDays(a, term, calendar) < addWorkingDays(a, term + 1, calendar)).toBe(true);
      }),
    );
  });

  it('ends on a working day with exactly the term counted between, in any steps', () => {
    fc.assert(
      fc.property(dates, terms, terms, (date, one, two) => {
        const due = addWorkingDays(date, one, calendar);
        expect(isWorkingDay(due, calendar)).toBe(true);
        expect(workingDaysLeft(date, due, calendar)).toBe(one);
        // A term in two steps may pass the end of the calendar; that is refused, not wrong.
        if (due < '2027-11-01') {
          expect(addWorkingDays(due, two, calendar)).toBe(addWorkingDays(date, one + two, calendar));
        }
      }),
    );
  });
});

describe('explainDueDate', () => {
  it('shows every day between with its reason and name', () => {
    const { days, dueOn, provisional } = explainDueDate('2026-03-20', 1, calendar);
    expect(dueOn).toBe('2026-03-26');
    expect(provisional).toBe(false);
    expect(days.map(({ date, reason, ordinal }) => [date.slice(8), reason, ordinal])).toEqual([
      ['21', 'holiday', null],
      ['22', 'holiday', null],
      ['23', 'holiday', null],
      ['24', 'substitute', null],
      ['25', 'substitute', null],
      ['26', 'working', 1],
    ]);
    expect(days[0]?.names).toEqual({ ru: 'Наурыз мейрамы', kk: 'Наурыз мейрамы', en: 'Nauryz' });
    expect(days[5]?.names).toBeNull();
  });

  it('shows plain weekends, moved days and days off', () => {
    const moved = explainDueDate('2025-01-02', 2, calendar).days.map(({ reason, counted }) => [
      reason,
      counted,
    ]);
    expect(moved).toEqual([
      ['moved_off', false],
      ['weekend', false],
      ['moved_work', true],
      ['working', true],
    ]);
    expect(explainDueDate('2026-05-26', 1, calendar).days[0]?.reason).toBe('day_off');
  });

  it('says when a day of the count is provisional', () => {
    expect(explainDueDate('2026-12-30', 1, calendar).provisional).toBe(false);
    expect(explainDueDate('2026-12-31', 1, calendar).provisional).toBe(true);
    const announced = {
      ...calendar,
      days: calendar.days.map((day) => ({ ...day, provisional: day.date === '2026-05-27' })),
    };
    expect(explainDueDate('2026-05-26', 1, announced).provisional).toBe(true);
    expect(explainDueDate('2026-05-27', 1, announced).provisional).toBe(false);
  });
});

describe('workingDaysLeft', () => {
  it.each([
    ['2026-11-22', '2026-12-11', 15],
    ['2026-12-11', '2026-12-11', 0],
    ['2026-12-10', '2026-12-11', 1],
    ['2026-12-14', '2026-12-11', -1],
    ['2026-12-15', '2026-12-11', -2],
    // Only a Saturday has passed, yet the term is over.
    ['2026-12-12', '2026-12-11', -1],
  ])('on %s for %s: %i', (today, due, left) => {
    expect(workingDaysLeft(today, due, calendar)).toBe(left);
  });
});
