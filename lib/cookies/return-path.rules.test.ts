import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksFor, safeReturnPath, savedPath } from './return-path.rules';

describe('the way back', () => {
  it.each([
    ['/', '/'],
    ['/kk/policy', '/kk/policy'],
    ['/policy/compare?from=1&to=2', '/policy/compare?from=1&to=2'],
    ['/cookies?cookies=saved', '/cookies'],
    ['/policy#c-2.6', '/policy'],
    ['/политика', '/%D0%BF%D0%BE%D0%BB%D0%B8%D1%82%D0%B8%D0%BA%D0%B0'],
    ['/sign-in?next=https://evil.kz', '/sign-in?next=https%3A%2F%2Fevil.kz'],
  ])('%s leads to %s', (given, path) => expect(safeReturnPath(given)).toBe(path));

  it.each([
    '',
    'policy',
    'https://evil.kz',
    '//evil.kz',
    '///evil.kz',
    '/\\evil.kz',
    '\\\\evil.kz',
    '/\t/evil.kz',
    '/\n/evil.kz',
    '/.//evil.kz',
    '/a/..//evil.kz',
    '/%2e//evil.kz',
    ' /policy',
    'javascript:alert(1)',
    '/policy\r\nset-cookie: a=b',
    '/policy\u0000',
    `/${'a'.repeat(1000)}`,
  ])('leads nowhere: case %#', (given) => expect(safeReturnPath(given)).toBeNull());

  it('stays at home for any text', () => {
    const start = fc.constantFrom('/', '//', '/\\', '/.//', '/..//', '', '/%5c');
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary' }), (head, tail) => {
        const path = safeReturnPath(head + tail);
        if (path === null) return;
        expect(new URL(savedPath(path), 'https://privacy.pbo.kz').origin).toBe('https://privacy.pbo.kz');
        expect(savedPath(path)).toMatch(/^\/(?![/\\])[\u0021-\u007e]*$/);
      }),
      { numRuns: 3000 },
    );
  });

  it('brings the message, once', () => {
    expect(savedPath('/policy/compare?from=1&to=2')).toBe(
      '/policy/compare?from=1&to=2&cookies=saved#cookies-saved',
    );
    expect(savedPath('/policy', 'later')).toBe('/policy?cookies=later');
    expect(asksFor('?from=1&cookies=saved')).toBe('saved');
    expect(asksFor('?cookies=later')).toBe('later');
    expect(asksFor('?cookies=other')).toBeNull();
    expect(asksFor('')).toBeNull();
  });
});
