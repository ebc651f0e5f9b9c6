import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { locales } from '@/db/enums';
import {
  defaultLook,
  densities,
  encodeLook,
  type Look,
  lookAttributes,
  lookColours,
  lookInForce,
  parseLook,
  themes,
} from './look.rules';

const every: Look[] = themes.flatMap((theme) =>
  densities.flatMap((density) => locales.map((language) => ({ theme, density, language }))),
);
const dark: Look = { theme: 'dark', density: 'compact', language: 'kk' };

describe('the cookie of a look', () => {
  it.each(every)('says %o and is read as such', (look) => {
    expect(parseLook(encodeLook(look))).toEqual(look);
    expect(encodeLook(look)).toMatch(/^[a-z]+\.[a-z]+\.[a-z]{2}$/);
  });

  it.each([
    undefined,
    '',
    '.',
    '..',
    'dark',
    'dark.compact',
    'dark.compact.',
    'dark.compact.kk.',
    'dark.compact.kk.kk',
    'dark.compact.de',
    'DARK.compact.kk',
    ' dark.compact.kk',
    'dark.compact.kk ',
    'dark.compact.kk\n',
    'dark.compact.kk\u0000',
    'kk.compact.dark',
    'dark;compact;kk',
    'dаrk.compact.kk',
    'тёмный.плотный.kk',
    'constructor.toString.__proto__',
    '{"theme":"dark"}',
    '"><script>alert(1)</script>',
    'dark.compact.kk, dark.compact.kk',
    'dark.compact.kk; portal.look=light.regular.ru',
    'қ'.repeat(10_240),
    'dark.'.repeat(2048),
    '😀'.repeat(2560),
  ])('means nothing when it is something else: case %#', (value) => expect(parseLook(value)).toBeNull());

  it('means nothing for any text but its own', () => {
    const own = new Set(every.map(encodeLook));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseLook(text) !== null).toBe(own.has(text));
      }),
    );
  }, 30_000);
});

describe('the look in force', () => {
  const yes = () => true;
  const no = () => false;
  const [session, lasting] = ['light.regular.en', 'dark.compact.kk'];

  it.each([
    ['nothing kept', { look: undefined, preferences: undefined, allowed: yes }, null],
    [
      'the session before what lasts',
      { look: session, preferences: lasting, allowed: yes },
      parseLook(session),
    ],
    ['what lasts, when allowed', { look: undefined, preferences: lasting, allowed: yes }, dark],
    ['nothing that lasts without consent', { look: undefined, preferences: lasting, allowed: no }, null],
    ['the session, consent or not', { look: session, preferences: lasting, allowed: no }, parseLook(session)],
    ['what lasts beside a spoilt session', { look: 'x', preferences: lasting, allowed: yes }, dark],
    ['nothing of two spoilt ones', { look: 'x', preferences: 'ы'.repeat(10_000), allowed: yes }, null],
  ])('is %s', (_, kept, look) => expect(lookInForce(kept)).toEqual(look));

  it('asks for consent only when it matters', () => {
    const allowed = vi.fn(yes);
    lookInForce({ look: session, preferences: lasting, allowed });
    lookInForce({ look: undefined, preferences: 'spoilt', allowed });
    expect(allowed).not.toHaveBeenCalled();
  });
});

describe('what the page says of its look', () => {
  it('is nothing by default', () => {
    expect(lookAttributes(defaultLook)).toEqual({ 'data-theme': undefined, 'data-density': undefined });
  });

  it('is the chosen theme and density', () => {
    expect(lookAttributes(dark)).toEqual({ 'data-theme': 'dark', 'data-density': 'compact' });
  });

  it('has the colours of the style sheet', () => {
    const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
    const papers = [...css.matchAll(/--paper: (#[\da-f]{6});/g)].map(([, colour]) => colour);
    expect(papers[0]).toBe(lookColours('light').themeColor);
    expect(papers.slice(1)).toEqual([lookColours('dark').themeColor, lookColours('dark').themeColor]);
    expect(lookColours('system').themeColor).toEqual([
      { media: '(prefers-color-scheme: light)', color: papers[0] },
      { media: '(prefers-color-scheme: dark)', color: papers[1] },
    ]);
    expect(themes.map((theme) => lookColours(theme).colorScheme)).toEqual(['light dark', 'light', 'dark']);
  });
});
