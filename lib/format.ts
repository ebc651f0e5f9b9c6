import type { Locale } from '@/db/enums';

const tags: Record<Locale, string> = { ru: 'ru-KZ', kk: 'kk-KZ', en: 'en-GB' };

/** A local date `YYYY-MM-DD` in words: «22 ноября 2026 г.», «2026 ж. 22 қараша», “22 November 2026”. */
export function formatDate(locale: Locale, date: string): string {
  const instant = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return date;
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(instant);
}

/** An instant as date and time in Almaty. */
export function formatInstant(locale: Locale, instant: Date): string {
  return new Intl.DateTimeFormat(tags[locale], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Almaty',
  }).format(instant);
}

/** A whole number with the language's own grouping. */
export const formatNumber = (locale: Locale, value: number): string =>
  new Intl.NumberFormat(tags[locale]).format(value);
