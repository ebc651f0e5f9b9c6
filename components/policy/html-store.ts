/*
 * Where prepared HTML waits between the two halves of a rendering on the server: the half that reads data puts it here,
 * the half that writes the page takes it. Only its key goes to the browser.
 */

const most = 200;
const store = globalThis as typeof globalThis & { portalHtml?: Map<string, string> };

/** Keeps HTML under a key that is made of its own content, so that two requests cannot mix theirs up. */
export function keepHtml(key: string, markup: string): void {
  store.portalHtml ??= new Map();
  store.portalHtml.delete(key);
  store.portalHtml.set(key, markup);
  for (const oldest of store.portalHtml.keys()) {
    if (store.portalHtml.size <= most) break;
    store.portalHtml.delete(oldest);
  }
}

/** The HTML of a key; empty in the browser, which has it in the page already. */
export const keptHtml = (key: string): string => store.portalHtml?.get(key) ?? '';
