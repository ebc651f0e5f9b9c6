/**
 * Local dates are `'YYYY-MM-DD'` strings of Asia/Almaty. Inside, a date is a count of days since 1970-01-01:
 * UTC has no clock changes, so adding one to it is always the next calendar day.
 */
const dayLength = 86_400_000;
// PostgreSQL knows no year 0.
const shape = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

const almatyParts = new Intl.DateTimeFormat('en', {
  timeZone: 'Asia/Almaty',
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/**
 * The calendar date in Almaty at `instant`. Uses the zone's history (UTC+6 until 29.02.2024, UTC+5 since), never
 * a fixed offset nor the machine's own zone.
 * @throws RangeError for an invalid Date.
 */
export function almatyDate(instant: Date): string {
  const parts = new Map(almatyParts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

const hour = 3_600_000;

/**
 * The first instant of a local date in Almaty, by the zone's history.
 * @throws RangeError when `date` is not a local date.
 */
export function almatyMidnight(date: string): Date {
  const utc = dayNumber(date) * dayLength;
  const early = new Date(utc - 6 * hour);
  return almatyDate(early) === date ? early : new Date(utc - 5 * hour);
}

/** True for a date that exists, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!shape.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Some engines roll 30 February over to March instead of refusing it; the way back shows that.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * Days from 1970-01-01 to `date`; negative before it.
 * @throws RangeError when `date` is not a local date: callers validate what people type.
 */
export function dayNumber(date: string): number {
  if (!isLocalDate(date)) throw new RangeError('Not a date of the form YYYY-MM-DD.');
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

/** The local date of a day number. */
export const dateOfDay = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The calendar year of a local date. */
export const yearOf = (date: string): number => Number(date.slice(0, 4));
