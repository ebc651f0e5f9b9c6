import 'server-only';
import { asc } from 'drizzle-orm';
import { calendarDays, calendarYears } from '@/db/schema/deadlines';
import type { Actor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { type Calendar, toCalendar } from '@/lib/deadlines/calendar.rules';
import { authorize } from '@/lib/permissions';

/** The working-day calendar as stored, oldest day first. Everybody may read it, a visitor too. */
export async function loadCalendar(actor: Actor, on?: Tx): Promise<Calendar> {
  authorize(actor, 'calendar.read');
  return asActor(actor, on, async (tx) => {
    const years = await tx
      .select({ year: calendarYears.year, provisional: calendarYears.provisional })
      .from(calendarYears)
      .orderBy(asc(calendarYears.year));
    const days = await tx
      .select({
        date: calendarDays.date,
        kind: calendarDays.kind,
        nameRu: calendarDays.nameRu,
        nameKk: calendarDays.nameKk,
        nameEn: calendarDays.nameEn,
        provisional: calendarDays.provisional,
        sourceNote: calendarDays.sourceNote,
      })
      .from(calendarDays)
      .orderBy(asc(calendarDays.date));
    return toCalendar(years, days);
  });
}
