import type { Metadata } from 'next';
import { href, type Locale, locales } from '@/lib/i18n/routing';

/**
 * The one address of a page (canonical), the same page in the other languages, and the feed that tells of its changes.
 * @param path without the language.
 */
export function pageAddresses(
  locale: Locale,
  path: string,
  { feed }: { feed?: string } = {},
): Pick<Metadata, 'alternates'> {
  return {
    alternates: {
      canonical: href(locale, path),
      languages: {
        ...Object.fromEntries(locales.map((other) => [other, href(other, path)])),
        'x-default': href('ru', path),
      },
      ...(feed
        ? { types: { 'application/atom+xml': [{ url: href(locale, '/policy/feed.xml'), title: feed }] } }
        : {}),
    },
  };
}
