import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backPath, formReturnPath, pathBefore, pathInLanguage } from './back-path.rules';

const origins = ['https://privacy.pbo.kz'];

describe('the page one came from', () => {
  it.each([
    ['https://privacy.pbo.kz/policy', '/policy'],
    ['https://privacy.pbo.kz/kk/cabinet/data', '/kk/cabinet/data'],
    ['https://privacy.pbo.kz/staff/people?q=secret#x', '/staff/people'],
    ['https://privacy.pbo.kz/', '/'],
    ['/policy/archive?x=1', '/policy/archive'],
  ])('%s is %s', (given, path) => expect(pathBefore(given, origins)).toBe(path));

  it.each([
    null,
    '',
    'policy',
    'https://evil.kz/policy',
    'https://privacy.pbo.kz.evil.kz/policy',
    'https://privacy.pbo.kz@evil.kz/',
    'http://privacy.pbo.kz/policy',
    'https://privacy.pbo.kz//evil.kz',
    '//evil.kz',
    '/\\evil.kz',
    'javascript:alert(1)',
    'about:client',
    '/appearance',
    '/kk/appearance?done=applied',
    '/api/export',
    `/${'a'.repeat(300)}`,
    `/${'ә'.repeat(10_000)}`,
  ])('is unknown: case %#', (given) => expect(pathBefore(given, origins)).toBeNull());
});

describe('the way back', () => {
  it('leads to the page of the form, its message and the page before', () => {
    const path = formReturnPath('kk', '/kk/policy');
    expect(path).toBe('/kk/appearance?done=applied&from=%2Fkk%2Fpolicy');
    expect(backPath(path, 'kk', null)).toBe(`${path}#applied`);
    expect(formReturnPath('ru', null)).toBe('/appearance?done=applied');
  });

  it.each([
    ['/appearance?done=applied', 'kk', '/kk/appearance?done=applied#applied'],
    ['/kk/appearance?done=applied', 'ru', '/appearance?done=applied#applied'],
    ['/kk/policy?x=1', 'en', '/en/policy?x=1'],
    ['/', 'kk', '/kk'],
    ['https://evil.kz/', 'kk', '/kk'],
  ] as const)('%s becomes %s', (path, changed, back) => expect(backPath(path, 'ru', changed)).toBe(back));

  it.each([
    '',
    'https://evil.kz',
    '//evil.kz',
    '/\\evil.kz',
    '/.//evil.kz',
    '/%2e//evil.kz',
    '/\tevil',
    'javascript:alert(1)',
    '/a\r\nset-cookie: a=b',
    `/${'ы'.repeat(999)}\u0000`,
  ])('is home for what is not ours: case %#', (path) => {
    expect(backPath(path, 'ru', null)).toBe('/');
    expect(backPath(path, 'en', null)).toBe('/en');
  });

  it('never leaves the portal, in any language', () => {
    const start = fc.constantFrom('/', '//', '/\\', '/kk//', '/ru//', '/en/.//', '/kk/', '');
    const language = fc.constantFrom(null, 'ru' as const, 'kk' as const, 'en' as const);
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary' }), language, (head, tail, changed) => {
        const back = backPath(head + tail, 'ru', changed);
        expect(new URL(back, origins[0]).origin).toBe(origins[0]);
        expect(back).toMatch(/^\/(?![/\\])[\u0021-\u007e]*$/);
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  it('keeps a path that only looks like another host', () => {
    expect(pathInLanguage('/kk//evil.kz', 'ru')).not.toMatch(/^\/\//);
  });
});
