import type { Locale } from '@/db/enums';

const tags: Record<Locale, string> = { ru: 'ru-KZ', kk: 'kk-KZ', en: 'en-GB' };

/** Making a formatter costs a hundred times what using it does, and there are three a language. */
function kept<F>(make: (locale: Locale) => F): (locale: Locale) => F {
  const made = new Map<Locale, F>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const dates = kept((locale) => new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone: 'UTC' }));
const instants = kept(
  (locale) =>
    new Intl.DateTimeFormat(tags[locale], {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Asia/Almaty',
    }),
);
const numbers = kept((locale) => new Intl.NumberFormat(tags[locale]));

/** A local date `YYYY-MM-DD` in words: «22 ноября 2026 г.», «2026 ж. 22 қараша», “22 November 2026”. */
export function formatDate(locale: Locale, date: string): string {
  const instant = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return date;
  return dates(locale).format(instant);
}

/** An instant as date and time in Almaty. */
export const formatInstant = (locale: Locale, instant: Date): string => instants(locale).format(instant);

/** A whole number with the language's own grouping. */
export const formatNumber = (locale: Locale, value: number): string => numbers(locale).format(value);
