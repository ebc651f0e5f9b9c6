/** The id of the message about a stored choice, and the mark in the address that asks for it. */
export const savedMessageId = 'cookies-saved';
export const savedMark = { name: 'cookies', value: 'saved' } as const;
/** `later`: the browser chose too often and nothing was changed; `again`: what it answered is not what is asked now; `signal`:
 * Global Privacy Control has taken back what was allowed. */
export const marks = ['saved', 'later', 'again', 'signal'] as const;
export type Mark = (typeof marks)[number];

/** Any origin will do: it only shows whether an address leaves its own site. */
const base = 'http://portal.invalid';
const local = /^\/(?![/\\])/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const hidden = /[\u0000-\u001f\u007f\\]/;

function localUrl(path: string): URL | null {
  if (path.length > 1000 || !local.test(path) || hidden.test(path) || !URL.canParse(path, base)) return null;
  const url = new URL(path, base);
  // «/.//evil.kz» is local before it is resolved and a foreign host after.
  return url.origin === base && local.test(url.pathname) ? url : null;
}

/**
 * The address to go back to, when it is one of ours: a path from the root, in ASCII, without the mark of a stored
 * choice. Anything else (another host, `//host`, `/\host`, a scheme, control characters) is null.
 */
export function safeReturnPath(path: string): string | null {
  const url = localUrl(path);
  if (!url) return null;
  url.searchParams.delete(savedMark.name);
  return `${url.pathname}${url.search}`;
}

/** Where to go after a choice: the same page, with the message about it in focus. */
export function savedPath(path: string, mark: Mark = 'saved'): string {
  const url = new URL(path, base);
  url.searchParams.set(savedMark.name, mark);
  return `${url.pathname}${url.search}${mark === 'saved' ? `#${savedMessageId}` : ''}`;
}

/** Which message the query of an address asks for, if any. */
export function asksFor(search: string): Mark | null {
  const value = new URLSearchParams(search).get(savedMark.name);
  return marks.find((mark) => mark === value) ?? null;
}
