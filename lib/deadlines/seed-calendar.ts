import 'server-only';
import { calendarDays, calendarYears } from '@/db/schema/deadlines';
import { calendarDaySeed, calendarYearSeed } from '@/db/seed/calendar';
import type { SystemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';

/**
 * Enters the calendar of 2025–2027. A year that already has its row is left alone with all its days, so what staff
 * corrected or voided later never comes back with a restart. Audited only when something was inserted.
 * @returns how many years and days were inserted.
 */
export async function seedCalendar(actor: SystemActor, on?: Tx): Promise<{ years: number; days: number }> {
  authorize(actor, 'calendar.seed');
  return asActor(actor, on, async (tx) => {
    const years = await tx
      .insert(calendarYears)
      .values([...calendarYearSeed])
      .onConflictDoNothing()
      .returning({ year: calendarYears.year });
    const fresh = new Set(years.map(({ year }) => String(year)));
    const missing = calendarDaySeed.filter(({ date }) => fresh.has(date.slice(0, 4)));
    if (missing.length === 0) return { years: 0, days: 0 };
    const days = await tx
      .insert(calendarDays)
      .values(missing)
      .onConflictDoNothing()
      .returning({ date: calendarDays.date });
    await recordAudit(tx, actor, {
      action: 'calendar.seeded',
      subjectId: null,
      objectType: 'calendar',
      objectId: null,
    });
    return { years: years.length, days: days.length };
  });
}
