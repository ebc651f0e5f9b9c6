import { type Locale, locales } from '@/db/enums';

export type { Locale } from '@/db/enums';
export { locales } from '@/db/enums';

/** Russian is the language of the approved policy and has no prefix. */
export const defaultLocale: Locale = 'ru';

export const isLocale = (text: string): text is Locale => (locales as readonly string[]).includes(text);

/** The address of a page in a language: `href('kk', '/policy')` is `/kk/policy`, `href('ru', '/policy')` is `/policy`. */
export function href(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

/** Splits an address into its language and the path without it. */
export function splitPath(pathname: string): { locale: Locale; path: string; prefixed: boolean } {
  const [, first = '', ...rest] = pathname.split('/');
  if (!isLocale(first)) return { locale: defaultLocale, path: pathname, prefixed: false };
  return { locale: first, path: `/${rest.join('/')}`, prefixed: true };
}
