/** The id of the message about a stored choice, and the mark in the address that asks for it. */
export const savedMessageId = 'cookies-saved';
export const savedMark = { name: 'cookies', value: 'saved' } as const;

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
export function savedPath(path: string): string {
  const url = new URL(path, base);
  url.searchParams.set(savedMark.name, savedMark.value);
  return `${url.pathname}${url.search}#${savedMessageId}`;
}

/** True when the query of an address asks for the message about a stored choice. */
export const asksForMessage = (search: string): boolean =>
  new URLSearchParams(search).get(savedMark.name) === savedMark.value;
