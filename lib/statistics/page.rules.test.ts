import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesIn } from '@/lib/testing/source';
import { countedPage, countedPages } from './page.rules';

describe('the pages that are counted', () => {
  it('are those of the portal, without the workplace and the demo', () => {
    const pages = filesIn('app/[locale]')
      .filter((path) => path.endsWith('/page.tsx') && !/\(staff\)|\/demo\/|\[\.\.\./.test(path))
      .map((path) => path.replace(/^app\/\[locale\]|\/page\.tsx$/g, '').replace(/\/\([a-z-]+\)/g, '') || '/');
    expect([...countedPages].sort()).toEqual(pages.sort());
  });

  it.each([
    ['/', '/', 'ru'],
    ['/kk', '/', 'kk'],
    ['/en/policy', '/policy', 'en'],
    ['/policy/editions/1', '/policy/editions/[number]', 'ru'],
    ['/policy/editions/12/kk', '/policy/editions/[number]/[language]', 'ru'],
    ['/policy/on/2020-01-31', '/policy/on/[date]', 'ru'],
    ['/verify/5f0c3f3e-1111-4222-8333-444455556666', '/verify/[id]', 'ru'],
    ['/kk/cabinet/requests/5f0c3f3e-1111-4222-8333-444455556666', '/cabinet/requests/[id]', 'kk'],
    ['/cabinet/requests/new', '/cabinet/requests/new', 'ru'],
    ['/cabinet/data/iin', '/cabinet/data/[field]', 'ru'],
  ])('%s is counted as %s in %s', (path, page, locale) => {
    expect(countedPage(path)).toEqual({ page, locale });
  });

  it.each([
    '',
    'policy',
    '//policy',
    '/policy/',
    '/policy//archive',
    '/policy?q=1',
    '/policy#2.6',
    '/policy/editions/1.pdf',
    '/policy/editions/1/kk/more',
    '/policy/editions/../archive',
    '/policy/editions/%2e%2e',
    '/policy/editions/a b',
    '/policy\n',
    '/POLICY',
    '/staff',
    '/kk/staff/requests/1',
    '/demo',
    '/api/statistics',
    '/statistics.js',
    '/verify/client@example.kz',
    '/verify/Әсел',
    `/verify/${'a'.repeat(101)}`,
    '/__proto__',
    '/constructor',
    '/[id]',
    '/policy/editions/[number]',
    '\u0000/policy',
    'https://evil.example/policy',
    'javascript:alert(1)',
  ])('%j is not counted', (path) => {
    expect(countedPage(path)).toBeNull();
  });

  it('are not looked for in ten kilobytes', () => {
    expect(countedPage(`/${'policy/'.repeat(1500)}`)).toBeNull();
    expect(countedPage(`/verify/${'Ә'.repeat(10_000)}`)).toBeNull();
  });

  it('never keep a part of the address', () => {
    const known = new Set<string>(countedPages);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'/ab01.%-_\n\\Ә'), maxLength: 60 }), (path) => {
        const found = countedPage(path) ?? countedPage(`/verify${path}`);
        return found === null || known.has(found.page);
      }),
    );
  });
});
