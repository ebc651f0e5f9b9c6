import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherReferrer, referrerHost } from './referrer.rules';

const own = ['privacy.example.kz', '127.0.0.1:3000'];

describe('the host that somebody came from', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['privacy.example.kz', ''],
    ['PRIVACY.example.kz', ''],
    ['privacy.example.kz:443', ''],
    ['127.0.0.1:3000', ''],
    ['www.example.com', 'www.example.com'],
    ['WWW.Example.COM:8080', 'www.example.com'],
    ['example.com.', 'example.com'],
    ['xn--e1afmkfd.xn--p1ai', 'xn--e1afmkfd.xn--p1ai'],
    ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
    ['қазақ.қаз', 'xn--80aau21bd.xn--80ao21a'],
  ])('%j is counted as %j', (given, counted) => {
    expect(referrerHost(given, own)).toBe(counted);
  });

  it.each([
    '127.0.0.1',
    '10.0.0.7:8080',
    '0x7f.1',
    '2130706433',
    '[::1]',
    '[2001:db8::1]:443',
    'localhost',
    'intranet',
    'user:word@example.com',
    'client@example.com',
    'example.com/path?iin=1',
    'https://example.com',
    'example.com?x',
    'example..com',
    '.example.com',
    '-example.com',
    '=cmd|calc!a1.example.com',
    '+77010000077',
    '@example.com',
    'a_b.example.com',
    'exa mple.com',
    'example.com\r\nset-cookie: a=b',
    "example.com'; drop table page_counts;--",
    '<script>.example.com',
    'a.b.c.d.e.example.com',
    `${'a'.repeat(64)}.example.com`,
    `${'aaaaaaaaa.'.repeat(30)}com`,
    '\u0000',
    '\u202emoc.elpmaxe',
    '%65xample.com',
    'null',
    'about:blank',
    'android-app:',
  ])('%j is no place of its own', (given) => {
    expect(referrerHost(given, own)).toBe(otherReferrer);
  });

  it('is «other» for ten kilobytes', () => {
    expect(referrerHost('é'.repeat(10_000), own)).toBe(otherReferrer);
    expect(referrerHost(`${'a.'.repeat(5_000)}com`, own)).toBe(otherReferrer);
  });

  it('is empty, «other» or a plain name of a host, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'.:-@/%[]0a1bxn \n\u0000Әé。'), maxLength: 40 }),
        (given) => {
          const counted = referrerHost(given, own);
          return counted === '' || counted === otherReferrer || /^[a-z0-9][a-z0-9.-]{2,99}$/.test(counted);
        },
      ),
    );
  });
});
