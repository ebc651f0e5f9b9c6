import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type CookieCategory, cookieRegistry } from '@/lib/cookies/registry.rules';

export { type CookieCategory, cookieRegistry } from '@/lib/cookies/registry.rules';

const root = 'app/[locale]';
/** What stands in the addresses of pages that have a part of their own. */
const samples: Record<string, string> = {
  '[number]': '1',
  '[date]': '2020-01-31',
  '[language]': 'en',
  '[anchor]': 'c-2.6',
  '[field]': 'patronymic',
};

/**
 * Addresses of all pages of one part of the portal.
 * @param records ids for the pages about a record, by the name of their folder: `requests` for `requests/[id]`
 * @throws Error for a page whose record is not given: no page is left out unseen
 */
export function pagesOf(
  part: 'public' | 'auth' | 'cabinet' | 'staff',
  records: Record<string, string> = {},
): string[] {
  const within = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return within(join(folder, entry.name));
      return entry.name === 'page.tsx' ? [folder] : [];
    });
  const base = join(root, `(${part})`);
  const filled = (page: string) =>
    page
      .replace(/([a-z]+)\/\[id\]/, (_, folder) => `${folder}/${given(page, records[folder])}`)
      .replace(/\[[a-z]+\]/g, (name) => given(page, samples[name]));
  return within(base)
    .map((folder) => filled(folder.slice(base.length)) || '/')
    .sort();
}

function given(page: string, value: string | undefined): string {
  if (!value) throw new Error(`What is visited of ${page}?`);
  return value;
}

type Held = { kind: string; name: string };

/** Everything that a browser holds for the portal: cookies and all storage that a page can have. */
export async function heldBy(page: Page): Promise<Held[]> {
  const cookies = (await page.context().cookies()).map(({ name }) => ({ kind: 'cookie', name }));
  const stored = await page.evaluate(async () => {
    const all = (kind: string, names: readonly string[]) => names.map((name) => ({ kind, name }));
    const workers = await navigator.serviceWorker?.getRegistrations().catch(() => []);
    return [
      ...all('localStorage', Object.keys(localStorage)),
      ...all('sessionStorage', Object.keys(sessionStorage)),
      ...all(
        'indexedDB',
        (await indexedDB.databases()).map(({ name }) => name ?? ''),
      ),
      ...all('caches', 'caches' in self ? await caches.keys() : []),
      ...all(
        'serviceWorker',
        (workers ?? []).map(({ scope }) => scope),
      ),
    ];
  });
  return [...cookies, ...stored];
}

/** What is held and not declared, or declared in a category that was not allowed; `secure` for a portal over https. */
export function undeclared(
  held: readonly Held[],
  allowed: readonly CookieCategory[],
  secure = false,
): string[] {
  const registry = cookieRegistry(secure);
  return held
    .filter(
      ({ kind, name }) =>
        !registry.some((one) => one.kind === kind && one.name === name && allowed.includes(one.category)),
    )
    .map(({ kind, name }) => `${kind} ${name}`);
}

export { bannerLayout } from '@/lib/cookies/words.rules';
