import { safeReturnPath } from '@/lib/cookies/return-path.rules';
import { href, type Locale, splitPath } from '@/lib/i18n/routing';

/** The page with the form, and the message after it. */
export const appearancePath = '/appearance';
export const appliedMessageId = 'applied';
export const appliedMark = { name: 'done', value: 'applied' } as const;

const base = 'http://portal.invalid';

/** The same page in another language. `path` is a local one, as `safeReturnPath` gives it; so is what comes back. */
export function pathInLanguage(path: string, locale: Locale): string {
  const { pathname, search } = new URL(path, base);
  // Without its language «/kk//evil.kz» would be a foreign host.
  return safeReturnPath(`${href(locale, splitPath(pathname).path)}${search}`) ?? href(locale, '/');
}

/**
 * The page from which somebody came to choose the look: a page of ours, without its query (which may say more than
 * where). Null for the page itself and whatever is none of ours.
 * @param given the `Referer` of the request, or a path.
 */
export function pathBefore(given: string | null, origins: readonly string[]): string | null {
  if (!given) return null;
  const local = given.startsWith('/') ? given : ownPath(given, origins);
  const [path] = (local && safeReturnPath(local))?.split('?') ?? [];
  if (!path || path.length > 200) return null;
  const bare = splitPath(path).path;
  return bare === appearancePath || bare.startsWith('/api/') ? null : path;
}

function ownPath(address: string, origins: readonly string[]): string | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  return origins.includes(origin) ? pathname : null;
}

/** Where the form leads back: its own page, with the message, knowing still where one came from. */
export function formReturnPath(locale: Locale, before: string | null): string {
  const query = new URLSearchParams({ [appliedMark.name]: appliedMark.value });
  if (before) query.set('from', before);
  return `${href(locale, appearancePath)}?${query}`;
}

/**
 * The address after «Применить»: the way back that the form carries, if it is one of ours, else home; in the language
 * just chosen, if that was changed. The page of the form begins at its message.
 */
export function backPath(returnTo: string, page: Locale, changed: Locale | null): string {
  const safe = safeReturnPath(returnTo) ?? href(page, '/');
  const back = changed ? pathInLanguage(safe, changed) : safe;
  return asksForMessage(new URL(back, base)) ? `${back}#${appliedMessageId}` : back;
}

const asksForMessage = ({ pathname, searchParams }: URL): boolean =>
  splitPath(pathname).path === appearancePath && searchParams.get(appliedMark.name) === appliedMark.value;
