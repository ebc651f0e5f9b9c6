import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '@/lib/security-headers.rules';
import type { CookieChoice } from './choice.rules';
import {
  allowedNow,
  allowedSources,
  type Gated,
  gatedAddresses,
  gatedScript,
  gatedScripts,
  hasForeign,
  ownFiles,
  sourcesOf,
} from './gated.rules';

const at = new Date('2026-11-25T10:00:00Z');
const asked = { gpc: false, fingerprint: 'a'.repeat(64), days: 182 };
const choice: CookieChoice = {
  deviceId: '00000000-0000-4000-8000-000000000000',
  preferences: true,
  statistics: true,
  fingerprint: 'a'.repeat(12),
  chosenAt: new Date('2026-11-20T10:00:00Z'),
};
const none = { preferences: false, statistics: false };

/** As a site would have it that adds somebody else's tag. */
const tags: readonly Gated[] = [
  { id: 'page-statistics', category: 'statistics', src: '/statistics.js' },
  {
    id: 'counter',
    category: 'statistics',
    src: 'https://tag.example.com/counter.js?id=1',
    hosts: {
      connect: ['https://collect.example.com', 'https://collect.example.com'],
      img: ['https://pixel.example.com:8443'],
    },
  },
  {
    id: 'fonts',
    category: 'preferences',
    src: '/fonts.js',
    hosts: { connect: ['https://fonts.example.org'] },
  },
];
const policyFor = (switches: { preferences: boolean; statistics: boolean }, list = tags) =>
  contentSecurityPolicy('abc', { https: true, development: false }, allowedSources(switches, list));

describe('the list', () => {
  it('names files that are there, each once, and nobody else’s script today', () => {
    for (const file of ownFiles()) expect(statSync(`public${file}`).isFile()).toBe(true);
    expect(new Set(gatedScripts.map(({ id }) => id)).size).toBe(gatedScripts.length);
    expect(hasForeign()).toBe(false);
    expect(hasForeign(tags)).toBe(true);
  });

  it('has a file of statistics under 400 bytes that keeps nothing in the browser', () => {
    const text = readFileSync('public/statistics.js', 'utf8');
    expect(Buffer.byteLength(text)).toBeLessThan(400);
    expect(text).not.toMatch(/cookie|storage|userAgent|screen|language|\bsearch\b|\bhref\b|random/i);
  });

  it('serves its files without a language in the address', () => {
    expect([...ownFiles(tags)]).toEqual(['/statistics.js', '/fonts.js']);
    const config = readFileSync('next.config.mjs', 'utf8');
    for (const file of ownFiles()) expect(config).toContain(`'${file.slice(1).replace('.', '\\\\.')}$'`);
  });

  it('gives a script to those alone who agreed to its category', () => {
    expect(gatedAddresses(none)).toEqual([]);
    expect(gatedAddresses({ ...none, preferences: true })).toEqual([]);
    expect(gatedAddresses({ ...none, statistics: true })).toEqual(['/statistics.js']);
    expect(gatedScript('page-statistics', none)).toBeNull();
    expect(gatedScript('page-statistics', { preferences: true, statistics: false })).toBeNull();
    expect(gatedScript('page-statistics', { ...none, statistics: true })?.src).toBe('/statistics.js');
    expect(gatedScript('no-such', { preferences: true, statistics: true })).toBeNull();
  });
});

describe('what a choice allows now', () => {
  it('is what was chosen, while it holds', () => {
    expect(allowedNow(choice, at, asked)).toEqual({ preferences: true, statistics: true });
    expect(allowedNow({ ...choice, statistics: false }, at, asked)).toEqual({ ...none, preferences: true });
  });

  it.each([
    ['no choice', null, asked],
    ['Global Privacy Control', choice, { ...asked, gpc: true }],
    ['another meaning', choice, { ...asked, fingerprint: 'b'.repeat(64) }],
    ['a choice that ran out', { ...choice, chosenAt: new Date('2026-01-01T00:00:00Z') }, asked],
    ['a choice of the future', { ...choice, chosenAt: new Date('2026-11-25T11:00:00Z') }, asked],
  ])('is nothing with %s', (_, given, against) => {
    expect(allowedNow(given, at, against)).toEqual(none);
  });
});

describe('the Content-Security-Policy', () => {
  const bare = contentSecurityPolicy('abc', { https: true, development: false });

  it('stays as it is with today’s list, whatever was chosen', () => {
    for (const preferences of [true, false])
      for (const statistics of [true, false])
        expect(policyFor({ preferences, statistics }, gatedScripts)).toBe(bare);
  });

  it('knows no foreign origin for who agreed to nothing', () => {
    expect(policyFor(none)).toBe(bare);
  });

  it('is opened by a category to the origins of that category alone', () => {
    const policy = policyFor({ ...none, statistics: true });
    expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic' https://tag.example.com;");
    expect(policy).toContain("connect-src 'self' https://collect.example.com;");
    expect(policy).toContain("img-src 'self' https://pixel.example.com:8443;");
    expect(policy).not.toContain('fonts.example.org');
    const other = policyFor({ ...none, preferences: true });
    expect(other).toContain("connect-src 'self' https://fonts.example.org;");
    expect(other).not.toMatch(/tag\.example|collect\.example|pixel\.example/);
  });

  it.each([
    '*',
    'https:',
    'https://*.example.com',
    'http://plain.example.com',
    "https://x.example.com; script-src 'unsafe-inline'",
    "'unsafe-eval'",
    'data:',
    'https://x.example.com/path',
    'https://x.example.com\nset-cookie: a=b',
    'https://localhost',
    '',
  ])('is not opened further by a wrong entry: %j', (wrong) => {
    const list = [{ ...tags[0], hosts: { script: [wrong], connect: [wrong], img: [wrong] } }] as Gated[];
    expect(policyFor({ ...none, statistics: true }, list)).toBe(bare);
    expect(sourcesOf(list)).toEqual({ script: [], connect: [], img: [] });
  });
});
