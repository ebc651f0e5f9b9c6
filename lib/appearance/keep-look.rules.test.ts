import { describe, expect, it } from 'vitest';
import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { cookieRegistry } from '@/lib/cookies/registry.rules';
import { lookCookies, secondsLeft } from './keep-look.rules';
import { defaultLook, type Look } from './look.rules';

const dark: Look = { theme: 'dark', density: 'regular', language: 'ru' };

describe('the cookies of a look', () => {
  it('end with the session without consent, and what lasted goes', () => {
    expect(lookCookies(dark, 0)).toEqual([
      { cookie: 'look', value: 'dark.regular.ru' },
      { cookie: 'preferences', value: '', maxAge: 0 },
    ]);
  });

  it('last as long as the consent with it', () => {
    expect(lookCookies(dark, 1000)).toEqual([
      { cookie: 'look', value: 'dark.regular.ru' },
      { cookie: 'preferences', value: 'dark.regular.ru', maxAge: 1000 },
    ]);
  });

  it.each([0, 1000])('are none for the default look (consent for %i seconds)', (seconds) => {
    expect(lookCookies(defaultLook, seconds).map(({ maxAge }) => maxAge)).toEqual([0, 0]);
  });

  it.each([true, false])('are in the registry, each in its category (https: %s)', (secure) => {
    const names = cookieNames(secure);
    const entry = (name: string) => cookieRegistry(secure).find((one) => one.name === name);
    expect(entry(names.look)).toMatchObject({ category: 'necessary', lifetime: 'browser' });
    expect(entry(names.preferences)).toMatchObject({ category: 'preferences', lifetime: 'withChoice' });
  });
});

describe('what is left of a consent', () => {
  const at = new Date('2026-11-22T10:00:00Z');
  const ago = (days: number) => new Date(at.getTime() - days * 86_400_000);
  it.each([
    ['given now', 0, 182 * 86_400],
    ['half way', 91, 91 * 86_400],
    ['on its last day', 181, 86_400],
    ['run out', 182, 0],
    ['long gone', 4000, 0],
    ['of a clock that was ahead', -10, 182 * 86_400],
  ])('%s', (_, days, seconds) => expect(secondsLeft(ago(days), at, 182)).toBe(seconds));
});
