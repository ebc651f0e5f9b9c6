import { describe, expect, it } from 'vitest';
import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { locales } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { cookieRegistry, meaningFingerprint, optionalMeanings, purposesFingerprint } from './registry.rules';
import { bannerWords, pageWords } from './words.rules';

describe('the register of cookies', () => {
  it.each([true, false])('has every cookie that the portal names (https: %s)', (secure) => {
    const listed = cookieRegistry(secure).map(({ name }) => name);
    expect(listed.toSorted()).toEqual(Object.values(cookieNames(secure)).toSorted());
  });

  it('says of each optional cookie what it is for, and asks about it', () => {
    const optional = cookieRegistry(false).filter(({ category }) => category !== 'necessary');
    const asked = optionalMeanings.flatMap(({ category, cookies }) =>
      cookies.map((name) => `${category} ${name}`),
    );
    expect(optional.map(({ category, name }) => `${category} ${name}`)).toEqual(asked);
  });

  it('asks again when the meaning changes, and only then', () => {
    const [first, ...rest] = optionalMeanings;
    if (!first) throw new Error('no optional category');
    expect(meaningFingerprint([{ ...first }, ...rest])).toBe(purposesFingerprint);
    for (const other of [
      { ...first, data: [...first.data, 'more'] },
      { ...first, purpose: 'advertise' },
      { ...first, thirdParties: ['somebody'] },
      { ...first, crossBorder: ['somewhere'] },
    ]) {
      expect(meaningFingerprint([other, ...rest])).not.toBe(purposesFingerprint);
    }
    expect(meaningFingerprint(rest)).not.toBe(purposesFingerprint);
  });
});

describe.each(locales)('the words in %s', (locale) => {
  it('say «refuse», «accept» and «customise» as tools for privacy know them', async () => {
    const words = bannerWords(await translator(locale, 'cookies'));
    const known = {
      ru: ['Отклонить', 'Принять', 'Настроить'],
      kk: ['Қабылдамау', 'Қабылдау', 'Баптау'],
      en: ['Reject', 'Accept', 'Customise'],
    };
    expect([words.refuse, words.accept, words.customise]).toEqual(known[locale]);
  });

  it('are all there', async () => {
    const words = pageWords(await translator(locale, 'cookies'), cookieRegistry(false), 91);
    expect(words['lifetimes.choiceTerm']).toContain('91');
    expect(Object.entries(words).filter(([key, text]) => text === '' || text === `cookies.${key}`)).toEqual(
      [],
    );
  });
});
