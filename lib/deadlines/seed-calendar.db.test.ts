import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { auditEvents } from '@/db/schema/audit';
import { calendarYears } from '@/db/schema/deadlines';
import { type CalendarDaySeed, calendarDaySeed, calendarYearSeed } from '@/db/seed/calendar';
import { systemActor, visitorActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { toCalendar } from '@/lib/deadlines/calendar.rules';
import { loadCalendar } from '@/lib/deadlines/queries';
import { seedCalendar } from '@/lib/deadlines/seed-calendar';

// Other tests share the database and may have the calendar already: here the same days lie 900 years later.
vi.mock('@/db/seed/calendar', async (original) => {
  const seed = await original<typeof import('@/db/seed/calendar')>();
  const later = (day: CalendarDaySeed) => ({ ...day, date: day.date.replace(/^20/, '29') });
  return {
    calendarYearSeed: seed.calendarYearSeed.map((row) => ({ ...row, year: row.year + 900 })),
    calendarDaySeed: seed.calendarDaySeed.map(later),
  };
});

const undo = new Error('undo');
/** A transaction of the application's own role that is always rolled back. */
async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  const run = asActor(systemActor('test'), undefined, async (tx) => {
    await work(tx);
    throw undo;
  });
  await expect(run).rejects.toBe(undo);
}
const auditsOf = (tx: Tx, requestId: string) =>
  tx.select({ action: auditEvents.action }).from(auditEvents).where(eq(auditEvents.requestId, requestId));
const seededYears = calendarYearSeed.map(({ year }) => year);
const expected = toCalendar(calendarYearSeed, calendarDaySeed);
async function stored(tx: Tx) {
  const { years, provisionalYears, days } = await loadCalendar(visitorActor(), tx);
  return {
    years: years.filter((year) => year > 2900),
    provisionalYears: provisionalYears.filter((year) => year > 2900),
    days: days.filter(({ date }) => date > '2900'),
  };
}

describe('seedCalendar', () => {
  it('enters the years and days, audited once, and a visitor reads them', () =>
    undone(async (tx) => {
      const actor = systemActor('seed');
      expect(await seedCalendar(actor, tx)).toEqual({ years: 3, days: calendarDaySeed.length });
      expect(await stored(tx)).toEqual(expected);
      expect(await auditsOf(tx, actor.requestId)).toEqual([{ action: 'calendar.seeded' }]);
    }));

  it('twice is once', () =>
    undone(async (tx) => {
      await seedCalendar(systemActor('seed'), tx);
      const again = systemActor('seed');
      expect(await seedCalendar(again, tx)).toEqual({ years: 0, days: 0 });
      expect(await stored(tx)).toEqual(expected);
      expect(await auditsOf(tx, again.requestId)).toEqual([]);
    }));

  it('leaves a year alone that is there already, whatever days it has', () =>
    undone(async (tx) => {
      const [first] = calendarYearSeed;
      if (!first) throw new Error('The seed is empty.');
      await tx.insert(calendarYears).values(first);
      expect(await seedCalendar(systemActor('seed'), tx)).toMatchObject({ years: 2 });
      const { days } = await stored(tx);
      expect(days.some(({ date }) => date.startsWith(String(first.year)))).toBe(false);
    }));

  it('refuses everybody but the system and changes nothing', () =>
    undone(async (tx) => {
      await expect(seedCalendar(visitorActor() as never, tx)).rejects.toMatchObject({
        code: 'unauthenticated',
      });
      expect(await stored(tx)).toEqual({ years: [], provisionalYears: [], days: [] });
    }));

  it('is undone when the audit fails', async () => {
    await expect(seedCalendar(systemActor('seed', `fail-audit-${crypto.randomUUID()}`))).rejects.toThrow();
    const { years } = await loadCalendar(visitorActor());
    expect(years.filter((year) => seededYears.includes(year))).toEqual([]);
  });
});
