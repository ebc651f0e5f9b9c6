import { describe, expect, it } from 'vitest';
import { locales } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { changeSentences } from './change-words.rules';
import { meaningChanges } from './meaning.rules';
import { type CategoryMeaning, meaningFingerprint, optionalMeanings } from './registry.rules';

/** What was asked before the optional features existed. */
const first: readonly CategoryMeaning[] = [
  {
    category: 'preferences',
    purpose: 'rememberSettings',
    data: ['settings'],
    cookies: [],
    thirdParties: [],
    crossBorder: [],
    published: false,
  },
  {
    category: 'statistics',
    purpose: 'countVisits',
    data: ['pagesSeen'],
    cookies: [],
    thirdParties: [],
    crossBorder: [],
    published: false,
  },
];

describe('what changed since somebody chose', () => {
  it('is nothing when nothing has', () => {
    expect(meaningChanges(optionalMeanings, structuredClone(optionalMeanings))).toEqual([]);
  });

  it('is found in every part of a meaning', () => {
    const [preferences, statistics] = first;
    if (!preferences || !statistics) throw new Error('fixture');
    const next = [
      {
        ...preferences,
        purpose: 'advertise',
        data: ['theme'],
        cookies: ['c'],
        thirdParties: ['t'],
        crossBorder: ['x'],
        published: true,
      },
    ];
    expect(meaningChanges(first, next)).toEqual([
      { kind: 'otherPurpose', category: 'preferences' },
      { kind: 'more', category: 'preferences', list: 'data', item: 'theme' },
      { kind: 'less', category: 'preferences', list: 'data', item: 'settings' },
      { kind: 'more', category: 'preferences', list: 'cookies', item: 'c' },
      { kind: 'more', category: 'preferences', list: 'thirdParties', item: 't' },
      { kind: 'more', category: 'preferences', list: 'crossBorder', item: 'x' },
      { kind: 'published', category: 'preferences' },
      { kind: 'goneCategory', category: 'statistics' },
    ]);
    expect(meaningChanges(next, first).at(-1)).toEqual({ kind: 'newCategory', category: 'statistics' });
  });

  it('is there whenever the fingerprint is another', () => {
    const others = optionalMeanings.map((one, at) =>
      optionalMeanings.with(at, { ...one, data: one.data.slice(1) }),
    );
    for (const other of [first, ...others]) {
      expect(meaningFingerprint(other)).not.toBe(meaningFingerprint(optionalMeanings));
      expect(meaningChanges(other, optionalMeanings)).not.toEqual([]);
    }
  });

  it.each(locales)('is said in whole sentences in %s', async (locale) => {
    const t = (await translator(locale, 'cookies')) as never;
    const sentences = changeSentences(meaningChanges(first, optionalMeanings), t);
    expect(sentences.length).toBeGreaterThan(5);
    for (const sentence of sentences) expect(sentence).toMatch(/^[«“A-ZА-ЯҚ].*\.$/);
    const gone = [
      { kind: 'goneCategory', category: 'statistics' },
      { kind: 'newCategory', category: 'statistics' },
      { kind: 'otherPurpose', category: 'statistics' },
      { kind: 'more', category: 'statistics', list: 'thirdParties', item: 'ТОО «Вымысел»' },
      { kind: 'less', category: 'statistics', list: 'crossBorder', item: 'X' },
    ] as const;
    for (const sentence of changeSentences(gone, t)) expect(sentence).not.toMatch(/cookies\.|[{}]/);
  });
});
