import { describe, expect, it } from 'vitest';
import { href, splitPath } from '@/lib/i18n/routing';

describe('addresses', () => {
  it.each([
    ['ru', '/', '/'],
    ['ru', '/policy', '/policy'],
    ['kk', '/', '/kk'],
    ['kk', '/policy#c-2.8', '/kk/policy#c-2.8'],
    ['en', '/cookies?x=1', '/en/cookies?x=1'],
  ] as const)('href(%s, %s) is %s', (locale, path, address) => {
    expect(href(locale, path)).toBe(address);
  });

  it.each([
    ['/', 'ru', '/'],
    ['/policy', 'ru', '/policy'],
    ['/kk', 'kk', '/'],
    ['/kk/policy/on/2020-01-31', 'kk', '/policy/on/2020-01-31'],
    ['/kkk/policy', 'ru', '/kkk/policy'],
    ['/EN', 'ru', '/EN'],
  ] as const)('%s is %s of %s', (pathname, locale, path) => {
    expect(splitPath(pathname)).toMatchObject({ locale, path });
  });
});
