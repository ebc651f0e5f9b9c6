import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landingPath, safeNextPath, withNext } from '@/lib/sessions/next-path.rules';

describe('safeNextPath', () => {
  it.each([
    ['/', '/'],
    ['/cabinet', '/cabinet'],
    ['/cabinet/requests/0b2c?page=2', '/cabinet/requests/0b2c?page=2'],
    ['/kk/cabinet/data', '/cabinet/data'],
    ['/en', '/'],
    ['/policy/on/2020-01-31', '/policy/on/2020-01-31'],
  ])('keeps %j', (given, path) => expect(safeNextPath(given)).toBe(path));

  it.each([
    undefined,
    null,
    42,
    ['/cabinet'],
    '',
    'cabinet',
    '//evil.kz',
    '///evil.kz',
    '/\\evil.kz',
    '\\/evil.kz',
    '/\\/evil.kz',
    'https:evil.kz',
    'https://evil.kz',
    'javascript:alert(1)',
    '%2f%2fevil.kz',
    '/%2fevil.kz',
    '/%5cevil.kz',
    '/\t/evil.kz',
    '/\n/evil.kz',
    '\t//evil.kz',
    ' /cabinet',
    '/cabinet\r\nset-cookie: a=b',
    '/kk//evil.kz',
    '/ru//evil.kz',
    '/./\u2028/evil.kz',
    '/@evil.kz',
    '/cabinet#<script>',
    `/${'a'.repeat(500)}`,
    '/sign-in',
    '/sign-in/code?next=/cabinet',
    '/kk/sign-out',
    '/api/health',
  ])('refuses %j', (given) => expect(safeNextPath(given)).toBeNull());

  it('never leads to another host, whatever is given', () => {
    const pieces = [
      '/',
      '\\',
      '.',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '\t',
      '\n',
      ' ',
      'kk',
      'https',
      'evil.kz',
    ];
    const tricks = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          tricks,
          fc.string().map((text) => `/${text}`),
        ),
        (given) => {
          const path = safeNextPath(given);
          if (path === null) return;
          for (const prefix of ['', '/kk', '/en']) {
            expect(new URL(`${prefix}${path}`, 'https://privacy.pbo.kz').origin).toBe(
              'https://privacy.pbo.kz',
            );
          }
        },
      ),
    );
  });
});

describe('landingPath', () => {
  it.each([
    ['client', null, '/cabinet'],
    ['staff', null, '/staff'],
    ['client', '/cabinet/data', '/cabinet/data'],
    ['client', '/staff/requests', '/cabinet'],
    ['staff', '/cabinet?x=1', '/staff'],
    ['staff', '/staffing', '/staffing'],
    ['staff', '/policy', '/policy'],
  ] as const)('%s going to %j lands on %s', (side, next, path) => expect(landingPath(side, next)).toBe(path));
});

it('carries the next path in an address', () => {
  expect(withNext('/sign-in', null)).toBe('/sign-in');
  expect(withNext('/sign-in/code', '/cabinet/data?a=1&b=2')).toBe(
    '/sign-in/code?next=%2Fcabinet%2Fdata%3Fa%3D1%26b%3D2',
  );
});
