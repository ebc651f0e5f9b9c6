import type { DayKind } from '@/db/enums';
import { dateOfDay, dayNumber, yearOf } from '@/lib/deadlines/almaty.rules';
import { AppError } from '@/lib/errors';

/** A day that differs from the plain week, or a holiday that falls on a weekend and is kept for its name. */
export type CalendarDay = {
  readonly date: string;
  readonly kind: DayKind;
  readonly nameRu: string;
  readonly nameKk: string;
  readonly nameEn: string;
  /** Computed from the law or awaiting an official announcement. */
  readonly provisional: boolean;
  readonly source: string;
};

/** The working-day calendar of Kazakhstan, five-day week. Plain data, so it can be cached as JSON. */
export type Calendar = {
  /** Years that are entered completely; nothing outside them is ever guessed. */
  readonly years: readonly number[];
  readonly provisionalYears: readonly number[];
  readonly days: readonly CalendarDay[];
};

/** `working` and `weekend` come from the week itself, the rest from the calendar. */
export type DayReason = 'working' | 'weekend' | DayKind;

export type ExplainedDay = {
  readonly date: string;
  readonly counted: boolean;
  readonly reason: DayReason;
  /** Which working day of the term it is, from 1; null for a day that is not counted. */
  readonly ordinal: number | null;
  readonly names: { readonly ru: string; readonly kk: string; readonly en: string } | null;
  readonly provisional: boolean;
};

export type ExplainedDueDate = {
  readonly receivedOn: string;
  readonly workingDays: number;
  readonly dueOn: string;
  /** True when any day of the count is provisional, so the date may still move. */
  readonly provisional: boolean;
  readonly days: readonly ExplainedDay[];
};

type YearRow = { year: number; provisional: boolean };
type DayRow = Omit<CalendarDay, 'source'> & { sourceNote: string };

/** Puts stored or seeded rows into the form the rules work on. */
export const toCalendar = (years: readonly YearRow[], days: readonly DayRow[]): Calendar => ({
  years: years.map(({ year }) => year),
  provisionalYears: years.filter(({ provisional }) => provisional).map(({ year }) => year),
  days: days.map(({ date, kind, nameRu, nameKk, nameEn, provisional, sourceNote }) => ({
    date,
    kind,
    nameRu,
    nameKk,
    nameEn,
    provisional,
    source: sourceNote,
  })),
});

/** 1970-01-01 was a Thursday: day numbers 2 and 3 are the first Saturday and Sunday. */
const isWeekend = (day: number): boolean => [2, 3].includes(((day % 7) + 7) % 7);

function explainDay(day: number, calendar: Calendar): Omit<ExplainedDay, 'ordinal'> {
  const date = dateOfDay(day);
  const year = yearOf(date);
  if (!calendar.years.includes(year))
    throw new AppError('unavailable', { detail: 'deadlines.calendarMissing' });
  const entry = calendar.days.find((candidate) => candidate.date === date);
  const reason: DayReason = entry?.kind ?? (isWeekend(day) ? 'weekend' : 'working');
  return {
    date,
    counted: reason === 'working' || reason === 'moved_work',
    reason,
    names: entry ? { ru: entry.nameRu, kk: entry.nameKk, en: entry.nameEn } : null,
    provisional: calendar.provisionalYears.includes(year) || entry?.provisional === true,
  };
}

/**
 * True when `date` is worked in a five-day week.
 * @throws AppError `unavailable` (`deadlines.calendarMissing`) when its year is not in the calendar.
 */
export const isWorkingDay = (date: string, calendar: Calendar): boolean =>
  explainDay(dayNumber(date), calendar).counted;

/**
 * Counts `workingDays` from the day after `receivedOn` (Civil Code 173) and says of every day until the due date
 * whether it counts and why, so that a screen can show the clock instead of asserting it.
 * @param workingDays a whole number, at least 1.
 * @throws AppError `unavailable` (`deadlines.calendarMissing`) when the count leaves the calendar.
 */
export function explainDueDate(
  receivedOn: string,
  workingDays: number,
  calendar: Calendar,
): ExplainedDueDate {
  if (!Number.isInteger(workingDays) || workingDays < 1)
    throw new RangeError('A term is at least one working day.');
  const days: ExplainedDay[] = [];
  let counted = 0;
  let dueOn = receivedOn;
  for (let day = dayNumber(receivedOn) + 1; counted < workingDays; day += 1) {
    const explained = explainDay(day, calendar);
    if (explained.counted) counted += 1;
    days.push({ ...explained, ordinal: explained.counted ? counted : null });
    dueOn = explained.date;
  }
  return { receivedOn, workingDays, dueOn, provisional: days.some(({ provisional }) => provisional), days };
}

/** The `workingDays`-th working day after `date`. Errors as {@link explainDueDate}. */
export const addWorkingDays = (date: string, workingDays: number, calendar: Calendar): string =>
  explainDueDate(date, workingDays, calendar).dueOn;

/**
 * Working days after `today` up to and including `due`: 0 on the due date itself. Overdue is always negative,
 * at least -1, even when only a weekend has passed since.
 * @throws AppError `unavailable` (`deadlines.calendarMissing`) when a day between is not in the calendar.
 */
export function workingDaysLeft(today: string, due: string, calendar: Calendar): number {
  const [start, end] = [dayNumber(today), dayNumber(due)];
  let counted = 0;
  for (let day = Math.min(start, end) + 1; day <= Math.max(start, end); day += 1) {
    if (explainDay(day, calendar).counted) counted += 1;
  }
  return start > end ? -Math.max(1, counted) : counted;
}
