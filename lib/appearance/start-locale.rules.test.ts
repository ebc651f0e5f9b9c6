import { describe, expect, it } from 'vitest';
import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { choiceKeyOf, encodeChoice, shortFingerprint } from '@/lib/cookies/choice.rules';
import { purposesFingerprint } from '@/lib/cookies/registry.rules';
import { startLocale } from './start-locale.rules';

const secret = 'a secret of thirty-two characters';
const at = new Date('2026-11-22T10:00:00Z');
const settings = { secureCookies: true, secret, days: 182, at };
const names = cookieNames(true);
const typed = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
type Sent = Record<string, string | null>;
type Held = Record<string, string>;

function start(
  cookies: Held,
  {
    headers = {},
    method = 'GET',
    pathname = '/',
  }: { headers?: Sent; method?: string; pathname?: string } = {},
  given = settings,
) {
  const sent: Sent = { ...typed, ...headers };
  const header = (name: string) => sent[name] ?? null;
  return startLocale({ method, pathname, header, cookie: (name) => cookies[name] }, given);
}

const choice = (over: { preferences?: boolean; fingerprint?: string; chosenAt?: Date; key?: string } = {}) =>
  encodeChoice(
    {
      deviceId: '6f1c2f0a-6a53-4a1e-9d0a-2f3f1b0c4d5e',
      preferences: over.preferences ?? true,
      statistics: false,
      fingerprint: over.fingerprint ?? shortFingerprint(purposesFingerprint),
      chosenAt: over.chosenAt ?? new Date('2026-11-01T10:00:00Z'),
    },
    choiceKeyOf(over.key ?? secret),
  );

const kazakh = { [names.look]: 'system.regular.kk' };
const lasting = (cookie = choice()) => ({
  [names.preferences]: 'dark.compact.kk',
  [names.cookieChoice]: cookie,
});

describe('who comes to the bare address', () => {
  it.each(['none', 'cross-site', 'same-site'])('from outside (%s) is led to his language', (site) => {
    expect(start(kazakh, { headers: { 'sec-fetch-site': site } })).toBe('kk');
  });

  it.each([
    ['by a link of ours', { headers: { 'sec-fetch-site': 'same-origin' } }],
    ['with a browser that does not tell', { headers: { 'sec-fetch-site': null } }],
    ['with nonsense', { headers: { 'sec-fetch-site': 'none, none' } }],
    ['by a script', { headers: { 'sec-fetch-mode': 'cors' } }],
    ['into a frame', { headers: { 'sec-fetch-dest': 'iframe' } }],
    ['to an address of its own', { pathname: '/policy' }],
    ['to the page in Kazakh', { pathname: '/kk' }],
    ['to the page in English', { pathname: '/en' }],
    ['to an interface', { pathname: '/api/health' }],
    ['with HEAD', { method: 'HEAD' }],
    ['with POST', { method: 'POST' }],
  ])('%s is led nowhere', (_, request) => expect(start(kazakh, request)).toBeNull());

  it.each([
    ['nothing', {}],
    ['Russian', { [names.look]: 'dark.compact.ru' }],
    ['a spoilt cookie', { [names.look]: 'dark.compact.de' }],
    ['10 kB of Unicode', { [names.look]: 'қ'.repeat(10_240), [names.preferences]: '😀'.repeat(2560) }],
    ['an address', { [names.look]: 'dark.compact.//evil.kz' }],
    ['the cookie of http', { 'portal.look': 'system.regular.kk' }],
  ])('with %s is led nowhere', (_, cookies) => expect(start(cookies)).toBeNull());

  it('with two cookies goes by the one of the session', () => {
    expect(start({ ...lasting(), [names.look]: 'system.regular.en' })).toBe('en');
    expect(start({ ...lasting(), [names.look]: 'system.regular.ru' })).toBeNull();
  });
});

describe('what lasts is read with consent only', () => {
  it('with consent', () => expect(start(lasting())).toBe('kk'));

  it.each([
    ['without a choice', lasting('')],
    ['refused', lasting(choice({ preferences: false }))],
    ['forged', lasting(choice({ key: 'another secret of as many characters' }))],
    ['given to another meaning', lasting(choice({ fingerprint: '0123456789ab' }))],
    ['run out', lasting(choice({ chosenAt: new Date('2026-01-01T00:00:00Z') }))],
    ['of the future', lasting(choice({ chosenAt: new Date('2027-01-01T00:00:00Z') }))],
    ['of 10 kB', lasting('v2.'.repeat(3500))],
  ])('%s', (_, cookies) => expect(start(cookies)).toBeNull());

  it('never against Global Privacy Control, which the session survives', () => {
    expect(start(lasting(), { headers: { 'sec-gpc': '1' } })).toBeNull();
    expect(start({ ...lasting(), ...kazakh }, { headers: { 'sec-gpc': '1' } })).toBe('kk');
  });

  it('never by a portal without its secret', () => {
    expect(
      startLocale(
        {
          method: 'GET',
          pathname: '/',
          header: (name) => (typed as Sent)[name] ?? null,
          cookie: (name) => (lasting() as Held)[name],
        },
        { ...settings, secret: undefined },
      ),
    ).toBeNull();
  });
});
