import type { CookieEntry } from './registry.rules';
import { cookieCategories } from './registry.rules';

type Translate = (key: string, values?: Record<string, number>) => string;

/** Which arrangement of the words a visitor saw. Another order, another kind of buttons: the next number. */
export const bannerLayout = 'banner/3';
export const signalLayout = 'signal/1';
export const noticeLayout = 'notice/1';
export const pageLayout = 'page/2';

const bannerKeys = ['label', 'title', 'text', 'refuse', 'accept', 'customise'] as const;
export type BannerWords = Record<(typeof bannerKeys)[number], string>;

/** The words of the banner. It is rendered from them and they are the recorded proof: the two cannot differ. */
export const bannerWords = (t: Translate): BannerWords =>
  Object.fromEntries(bannerKeys.map((key) => [key, t(`banner.${key}`)])) as BannerWords;

/** What changed since an earlier choice: the heading with its date, and whole sentences. */
export type ShownChanges = { heading: string; sentences: readonly string[] };

/** What a banner showed, whole: its words, what changed since an earlier choice where it says so, its layout. */
export const shownBanner = (words: BannerWords, changes: ShownChanges | null): Record<string, string> => ({
  ...words,
  ...(changes ? { changes: [changes.heading, ...changes.sentences].join('\n') } : {}),
  layout: bannerLayout,
});

/** What stands there for who once allowed something and sends Global Privacy Control now. */
export const shownSignal = (t: Translate): Record<string, string> => ({
  label: t('banner.label'),
  title: t('gpc.title'),
  text: t('gpc.now'),
  refuse: t('gpc.understood'),
  layout: signalLayout,
});

/** What stands there when the browser's own scripts refuse by Global Privacy Control: no question, a message. */
export const shownNotice = (t: Translate): Record<string, string> => ({
  label: t('banner.label'),
  text: t('saved.gpc'),
  layout: noticeLayout,
});

const formKeys = ['legend', 'necessary', 'necessaryWhy', 'save', 'refuseAll'] as const;

/** Everything that `/cookies` says to somebody who decides there, by message key (`cookies.<key>`). A choice holds `days`. */
export function pageWords(
  t: Translate,
  registry: readonly CookieEntry[],
  days: number,
): Record<string, string> {
  const keys = [
    'page.title',
    'page.lede',
    ...formKeys.map((key) => `form.${key}`),
    ...cookieCategories.flatMap((one) => [`categories.${one}.title`, `categories.${one}.text`]),
    ...registry.flatMap(({ purpose, lifetime, setBy, kind }) => [
      `purposes.${purpose}`,
      `lifetimes.${lifetime}`,
      `setBy.${setBy}`,
      `kinds.${kind}`,
    ]),
  ];
  const words = Object.fromEntries(keys.map((key) => [key, t(key, { days })]));
  const names = registry.map(({ name, purpose, lifetime }) => `${name}: ${purpose}, ${lifetime}`).join('; ');
  return { ...words, registry: names, layout: pageLayout };
}
