import { type Locale, splitPath } from '@/lib/i18n/routing';

/**
 * The pages whose views are counted, by pattern: an address is counted under its pattern, so that no id, number or date
 * of an address is ever stored. A closed list; the workplace of the staff and the demo are not in it.
 */
export const countedPages = [
  '/',
  '/policy',
  '/policy/archive',
  '/policy/compare',
  '/policy/editions/[number]',
  '/policy/editions/[number]/[language]',
  '/policy/on/[date]',
  '/data',
  '/cookies',
  '/appearance',
  '/requests/new',
  '/receipts/[id]',
  '/verify',
  '/verify/[id]',
  '/sign-in',
  '/sign-in/code',
  '/sign-out',
  '/cabinet',
  '/cabinet/activity',
  '/cabinet/consents',
  '/cabinet/consents/history',
  '/cabinet/data',
  '/cabinet/data/[field]',
  '/cabinet/export',
  '/cabinet/policy',
  '/cabinet/requests',
  '/cabinet/requests/new',
  '/cabinet/requests/[id]',
  '/cabinet/services',
  '/cabinet/sessions',
] as const;

const patterns = [...countedPages]
  // `/requests/new` is itself before it is one of `/requests/[id]`.
  .sort((a, b) => Number(a.includes('[')) - Number(b.includes('[')))
  .map((page) => ({ page, form: new RegExp(`^${page.replace(/\[[a-z]+\]/g, '[A-Za-z0-9_-]{1,100}')}$`) }));

/** The pattern and the language of a path, or null for what is no page of the list. Never keeps a part of the address. */
export function countedPage(pathname: string): { page: string; locale: Locale } | null {
  if (pathname.length > 200) return null;
  const { locale, path } = splitPath(pathname);
  const found = patterns.find(({ form }) => form.test(path));
  return found ? { page: found.page, locale } : null;
}
