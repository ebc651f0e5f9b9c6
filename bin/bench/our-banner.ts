import type { Browser } from '@playwright/test';
import { type Bytes, bytesOf } from './bytes.rules';
import { type Contender, contender } from './contenders';
import { ownCss, type PickedRule, pickCss } from './pick-css.rules';

/** The button of our banner, by what it sends. */
export const ourAccept = '[data-cookie-banner] [name="choice"][value="accept"]';

type Parts = {
  markup: string;
  scripts: { src: string | null; text: string }[];
  styles: string[];
  sheets: string[];
};
type Extract = {
  parts(html: string): Parts;
  rules(html: string, css: string, others: readonly string[]): PickedRule[];
};
declare const benchExtract: Extract;

async function textOf(url: URL | string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  return answer.text();
}

/** Pages whose own use of a rule makes it one that the site has anyway. */
const others = ['/policy', '/policy/archive', '/data', '/cookies', '/requests/new', '/sign-in'];

/**
 * Our banner as a running portal sends it: its markup, its script, and of the site's stylesheets what its markup uses,
 * whether or not the rest of the site uses it too; beside it the size of the rules that nothing else uses.
 * @param origin address of the portal
 * @throws Error when its first page asks nothing
 */
export async function ourBanner(
  browser: Browser,
  origin: string,
): Promise<{ ours: Contender; ownStyle: Bytes }> {
  // In English, as the libraries speak: a page in two scripts loads two fonts.
  const html = await textOf(`${origin}/en`);
  const rest = await Promise.all(others.map((path) => textOf(origin + path)));
  const page = await browser.newPage();
  try {
    await page.addScriptTag({ path: 'bin/bench/in-page/extract.js' });
    const { markup, scripts, styles, sheets } = await page.evaluate((text) => benchExtract.parts(text), html);
    const linked = await Promise.all(sheets.map((sheet) => textOf(new URL(sheet, origin))));
    const css = [...linked, ...styles].join('\n');
    const rules = await page.evaluate((given) => benchExtract.rules(...given), [html, css, rest] as const);
    const texts = scripts.map(({ src, text }) => (src ? textOf(new URL(src, origin)) : text));
    const ours = contender({
      name: 'ours',
      accept: ourAccept,
      files: [{ name: 'banner.css', body: Buffer.from(pickCss(rules)), type: 'text/css' }],
      styles: ['banner.css'],
      markup,
      inlineScript: (await Promise.all(texts)).join('\n'),
    });
    return { ours, ownStyle: bytesOf(Buffer.from(ownCss(rules))) };
  } finally {
    await page.close();
  }
}
