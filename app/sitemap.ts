import type { MetadataRoute } from 'next';
import { visitorActor } from '@/lib/actor';
import { env } from '@/lib/env';
import { href, locales } from '@/lib/i18n/routing';
import { listEditions } from '@/lib/policy/queries';

// Read anew for each request: editions are published while the portal runs.
export const dynamic = 'force-dynamic';

const pages = ['/', '/policy', '/policy/archive', '/data', '/cookies', '/appearance', '/requests/new'];

/** The public pages in three languages, and every edition. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { origin } = env();
  const editions = await listEditions(visitorActor());
  const newest = editions.map(({ publishedAt }) => publishedAt).sort((a, b) => b.getTime() - a.getTime())[0];
  const entry = (path: string, lastModified?: Date) => ({
    url: origin + href('ru', path),
    ...(lastModified ? { lastModified } : {}),
    alternates: {
      languages: Object.fromEntries(locales.map((locale) => [locale, origin + href(locale, path)])),
    },
  });
  return [
    ...pages.map((path) => entry(path, path.startsWith('/policy') ? newest : undefined)),
    ...editions.map(({ number, publishedAt }) => entry(`/policy/editions/${number}`, publishedAt)),
  ];
}
