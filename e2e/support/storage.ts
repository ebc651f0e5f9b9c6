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

/** Addresses of all pages of one part of the portal; those about a record that may not be there are left out. */
export function pagesOf(part: 'public' | 'auth' | 'cabinet' | 'staff'): string[] {
  const within = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return within(join(folder, entry.name));
      return entry.name === 'page.tsx' ? [folder] : [];
    });
  const base = join(root, `(${part})`);
  return within(base)
    .map((folder) => folder.slice(base.length).replace(/\[[a-z]+\]/g, (name) => samples[name] ?? name) || '/')
    .filter((path) => !path.includes('['))
    .sort();
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

/** What is held and not declared, or declared in a category that was not allowed. */
export function undeclared(held: readonly Held[], allowed: readonly CookieCategory[]): string[] {
  const registry = cookieRegistry(false);
  return held
    .filter(
      ({ kind, name }) =>
        !registry.some((one) => one.kind === kind && one.name === name && allowed.includes(one.category)),
    )
    .map(({ kind, name }) => `${kind} ${name}`);
}

export { bannerLayout } from '@/lib/cookies/words.rules';
