import { expect, it } from 'vitest';
import { cookieRegistry } from '@/lib/cookies/registry.rules';
import { bannerWords, pageWords, shownBanner } from '@/lib/cookies/words.rules';
import { translator } from '@/lib/i18n/translator';
import { shownParts } from './shown-words.rules';

/** As the database gives it back: the keys in another order. */
const fromDatabase = (text: Record<string, string>) =>
  Object.fromEntries(Object.entries(text).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)));

it('puts the words of a banner in their order', async () => {
  const words = bannerWords(await translator('ru', 'cookies'));
  const parts = shownParts(fromDatabase(shownBanner(words, { heading: 'раз', sentences: ['два'] })));
  expect(parts).toMatchObject({
    title: words.title,
    lines: [words.text, 'раз\nдва'],
    buttons: [words.refuse, words.accept, words.customise],
    rest: [words.label],
  });
});

it('loses no word of the page about cookies', async () => {
  const text = pageWords(await translator('kk', 'cookies'), cookieRegistry(false), 182);
  const parts = shownParts(fromDatabase(text));
  const told = JSON.stringify(parts);
  for (const [key, word] of Object.entries(text))
    if (key !== 'layout' && key !== 'registry') expect(told, key).toContain(word);
  expect(parts.files).toHaveLength(cookieRegistry(false).length);
  expect(parts.sections).toHaveLength(4);
});

it('shows words of a form that it does not know', () => {
  expect(shownParts({ b: 'два', a: 'раз', layout: 'x/1' }).rest).toEqual(['раз', 'два']);
  expect(shownParts({}).title).toBeNull();
});
