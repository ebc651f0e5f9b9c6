import { splitPath } from '@/lib/i18n/routing';

const longest = 500;
/** Letters, digits and the marks that addresses of ours have. No `\`, no `%`, no control characters, no `:`. */
const ours = /^\/(?!\/)[A-Za-z0-9/._~?&=+-]*$/;
/** Going «back» to these would lead round in a circle. */
const never = /^\/(?:sign-in|sign-out|api|demo)(?:[/?]|$)/;

/**
 * The path, without the language, that a person may be led to after signing in; null for anything that is not plainly
 * a page of ours. A short list of allowed characters instead of a list of tricks: browsers read `/\evil`, `/%2fevil`
 * and a path with a tab in it as other hosts.
 */
export function safeNextPath(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > longest || !ours.test(given) || given.includes('//'))
    return null;
  const { path } = splitPath(given);
  return never.test(path) ? null : path;
}

type Side = 'client' | 'staff';
const home: Record<Side, string> = { client: '/cabinet', staff: '/staff' };
const within = (path: string, part: string) =>
  path === part || path.startsWith(`${part}/`) || path.startsWith(`${part}?`);

/** Where a person lands after signing in: where he was going, unless that part is not for him. */
export function landingPath(side: Side, next: string | null): string {
  const other = home[side === 'client' ? 'staff' : 'client'];
  return next === null || within(next, other) ? home[side] : next;
}

/** The address of a page of the sign-in that remembers where to go afterwards. Without the language. */
export const withNext = (path: '/sign-in' | '/sign-in/code', next: string | null): string =>
  next ? `${path}?next=${encodeURIComponent(next)}` : path;
