import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setClock } from '@/lib/clock';
import {
  encodeChoice,
  encodeShown,
  parseChoice,
  shortFingerprint,
  subjectOfDevice,
} from '@/lib/cookies/choice.rules';
import { type CategoryMeaning, meaningFingerprint, purposesFingerprint } from '@/lib/cookies/registry.rules';
import { shownNotice } from '@/lib/cookies/words.rules';
import { canonicalJson } from '@/lib/crypto/hash.rules';
import { translator } from '@/lib/i18n/translator';
import { appSql, countRows } from '@/lib/testing/factories';

const jar = new Map<string, string>();
const given = new Map<string, string>();

vi.mock('next/headers', () => ({
  headers: async () => ({ get: (name: string) => given.get(name) ?? null }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    has: (name: string) => jar.has(name),
    set: (name: string, value: string, options: { maxAge?: number }) =>
      options.maxAge === 0 ? jar.delete(name) : jar.set(name, value),
  }),
}));
// Outside of a request React remembers nothing between calls.
vi.mock('@/lib/page', async () => {
  const { visitorActor } = await import('@/lib/actor');
  return { pageActor: async () => visitorActor() };
});

const { bannerState, choiceKey, currentChoice } = await import('@/lib/cookies/request-choice');
const { POST } = await import('./route');

const name = 'portal.cookies';
const device = () => crypto.randomUUID();
const before: readonly CategoryMeaning[] = [
  {
    category: 'statistics',
    purpose: 'countVisits',
    data: ['pagesSeen'],
    cookies: [],
    thirdParties: [],
    crossBorder: [],
    published: false,
  },
];

function chose(change: Partial<Parameters<typeof encodeChoice>[0]> = {}): string {
  const deviceId = device();
  jar.set(
    name,
    encodeChoice(
      {
        deviceId,
        preferences: true,
        statistics: true,
        fingerprint: shortFingerprint(purposesFingerprint),
        chosenAt: new Date(Date.now() - 60_000),
        ...change,
      },
      choiceKey(),
    ),
  );
  return change.deviceId ?? deviceId;
}

const post = (fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams({ how: 'banner', locale: 'ru', returnTo: '/policy', ...fields });
  const request = new Request('http://127.0.0.1:3000/api/cookies/choice', {
    method: 'POST',
    body,
    headers: { 'content-length': String(body.toString().length), ...headers },
  });
  return POST(request, { params: Promise.resolve({}) });
};
const json = { accept: 'application/json' };
const textsOf = (deviceId: string) =>
  appSql().begin(async (sql) => {
    await sql`select set_config('app.actor_role', 'system', true)`;
    const rows = await sql<
      { act: string; text: Record<string, string>; shown_at: Date | null }[]
    >`select e.act, t.text,
      e.shown_at from consent_events e join shown_texts t on t.sha256 = e.text_sha256
      where subject_id = ${subjectOfDevice(deviceId)} order by at, e.id`;
    return [...rows];
  });
const rowsOf = (deviceId: string) =>
  countRows('consent_events', `subject_id = '${subjectOfDevice(deviceId)}'`);

beforeEach(() => {
  jar.clear();
  given.clear();
  given.set('x-portal-path', '/policy');
});

describe('what stands first on a page', () => {
  it('is the question for a browser that has not chosen, and nothing for one that has', async () => {
    expect(await bannerState('ru')).toMatchObject({ kind: 'ask', returnTo: '/policy', tooOften: false });
    chose({ preferences: false, statistics: false });
    expect(await bannerState('ru')).toBeNull();
  });

  it('is the question again when the meaning changed, with what changed since this browser’s own choice', async () => {
    await appSql().begin(async (sql) => {
      await sql`select set_config('app.actor_role', 'system', true)`;
      await sql`insert into purpose_meanings (fingerprint, meaning)
        values (${meaningFingerprint(before)}, ${canonicalJson(before)}::jsonb) on conflict do nothing`;
    });
    const deviceId = chose({ fingerprint: shortFingerprint(meaningFingerprint(before)) });
    const state = await bannerState('ru');
    if (state?.kind !== 'again') throw new Error('not asked again');
    expect(state.changes.join(' ')).toMatch(/«Настройки».*«Статистика»/s);
    expect(await currentChoice()).toMatchObject({ choice: null, allowed: { statistics: false } });
    const answer = await post({ choice: 'refuse', shown: state.shown }, json);
    expect(answer.status).toBe(200);
    const kept = await textsOf(deviceId);
    expect(kept.map(({ act }) => act)).toEqual(['shown', 'refused']);
    for (const sentence of state.changes) expect(kept[1]?.text.changes).toContain(sentence);
    expect(await bannerState('ru')).toBeNull();
  });

  it('is the plain question when nobody knows any more what was asked then', async () => {
    chose({ fingerprint: 'fedcba987654' });
    expect(await bannerState('ru')).toMatchObject({ kind: 'ask' });
  });

  it('is the plain question when the term is over, or the clock was ahead', async () => {
    for (const days of [-183, 2]) {
      chose({ chosenAt: new Date(Date.now() + days * 86_400_000) });
      expect(await bannerState('ru')).toMatchObject({ kind: 'ask' });
    }
  });

  it('says that all is off to who once allowed something and sends Global Privacy Control now, until he has seen it', async () => {
    const deviceId = chose();
    given.set('sec-gpc', '1');
    const state = await bannerState('kk');
    expect(state).toMatchObject({ kind: 'gpc' });
    expect((await currentChoice()).allowed).toEqual({ preferences: false, statistics: false });
    jar.set('portal.preferences', 'dark.compact.kk');
    const shown = state?.kind === 'gpc' ? state.shown : '';
    // Whatever the form says, it is a refusal by the signal.
    const answer = await post({ choice: 'accept', locale: 'kk', shown }, json);
    expect(await answer.json()).toMatchObject({ outcome: 'refused', gpc: true, run: [] });
    const kept = await textsOf(deviceId);
    expect(kept.at(-1)).toMatchObject({ act: 'gpc' });
    expect(kept.at(-1)?.text.layout).toBe('signal/1');
    expect(jar.has('portal.preferences')).toBe(false);
    expect(await bannerState('kk')).toBeNull();
  });

  it('is a message, not a question, where only the browser’s scripts know of the signal: that is what is recorded', async () => {
    const deviceId = chose();
    const state = await bannerState('kk');
    expect(state).toBeNull();
    const answer = await post({ choice: 'refuse', gpc: 'on', locale: 'kk' }, json);
    expect(await answer.json()).toMatchObject({ outcome: 'refused', gpc: true, run: [] });
    const kept = await textsOf(deviceId);
    expect(kept.map(({ act }) => act)).not.toContain('shown');
    expect(kept.at(-1)).toMatchObject({ act: 'gpc', shown_at: null });
    expect(kept.at(-1)?.text).toEqual(shownNotice(await translator('kk', 'cookies')));
  });

  it('is nothing for who sends the signal and never chose', async () => {
    given.set('sec-gpc', '1');
    expect(await bannerState('ru')).toBeNull();
  });
});

describe('the address of the choice', () => {
  const shownNow = async () => {
    const state = await bannerState('ru');
    return state && 'shown' in state ? state.shown : '';
  };

  it('stores first, then sets the cookie, and leads back', async () => {
    const answer = await post({ choice: 'accept', shown: await shownNow() });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/policy?cookies=saved#cookies-saved');
    const choice = parseChoice(jar.get(name), choiceKey());
    expect(choice).toMatchObject({ preferences: true, statistics: true });
    expect(await rowsOf(choice?.deviceId ?? '')).toBe(2);
  });

  it('asks again, and stores nothing, when the form showed other words or another meaning', async () => {
    const mark = await shownNow();
    for (const shown of ['', 'x', `${mark.slice(0, -1)}!`, mark.replace(/^[0-9a-f]/, 'g'), 'ы'.repeat(200)]) {
      expect((await post({ choice: 'accept', shown })).headers.get('location')).toBe('/policy?cookies=again');
      expect((await post({ choice: 'accept', shown }, json)).status).toBe(409);
    }
    // The mark of one language is not that of another.
    expect((await post({ choice: 'accept', locale: 'en', shown: mark }, json)).status).toBe(409);
    expect(jar.has(name)).toBe(false);
  });

  it('hears who takes something back, whatever page he still has open', async () => {
    const deviceId = chose();
    await post({ choice: 'accept' }, json);
    for (const shown of [
      'x',
      encodeShown({ text: 'a'.repeat(64), fingerprint: 'b'.repeat(64), at: new Date(0) }, choiceKey()),
    ]) {
      expect((await post({ choice: 'refuse', shown }, json)).status).toBe(200);
      expect(parseChoice(jar.get(name), choiceKey())).toMatchObject({
        preferences: false,
        statistics: false,
      });
    }
    expect((await textsOf(deviceId)).map(({ act }) => act)).toEqual(['granted', 'withdrawn']);
    given.set('x-portal-search', '?cookies=again');
    jar.clear();
    expect(await bannerState('ru')).toMatchObject({ kind: 'ask', tooOften: true });
  });

  it('a record of a clock that was ahead does not put the cookie into the future', async () => {
    const deviceId = chose();
    setClock(new Date(Date.now() + 30 * 86_400_000));
    await post({ choice: 'accept' }, json);
    setClock(undefined);
    jar.clear();
    chose({ deviceId });
    await post({ choice: 'refuse' }, json);
    expect(parseChoice(jar.get(name), choiceKey())?.chosenAt.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await bannerState('ru')).toBeNull();
  });

  it('takes a forged cookie for none: the choice gets a number of its own', async () => {
    const victim = device();
    for (const value of [
      `v2.${victim}.11.${shortFingerprint(purposesFingerprint)}.1763805600.${'A'.repeat(22)}`,
      `v3.${victim}.11`,
      `v1.${victim}.11.0123456789ab.1763805600`,
      'x'.repeat(10_000),
    ]) {
      jar.set(name, value);
      expect(await bannerState('ru')).toMatchObject({ kind: 'ask' });
      expect((await currentChoice()).allowed).toEqual({ preferences: false, statistics: false });
      expect((await post({ choice: 'refuse' }, json)).status).toBe(200);
      expect(parseChoice(jar.get(name), choiceKey())?.deviceId).not.toBe(victim);
    }
    expect(await rowsOf(victim)).toBe(0);
  });

  it('an unknown purpose, a second of a name, too many bytes: refused, and nothing is stored', async () => {
    expect((await post({ choice: 'accept', marketing: 'on' })).status).toBe(400);
    expect((await post({ choice: 'accept', returnTo: 'x'.repeat(9000) })).status).toBe(400);
    expect(jar.has(name)).toBe(false);
  });

  it('too many answers in a row: the page says so, and the refusal is still taken', async () => {
    const deviceId = chose({ preferences: false, statistics: false });
    for (let at = 0; at < 20; at += 1)
      for (const choice of ['accept', 'refuse']) await post({ choice }, json);
    expect((await post({ choice: 'accept' })).headers.get('location')).toBe('/policy?cookies=later');
    expect((await post({ choice: 'accept' }, json)).status).toBe(429);
    expect(parseChoice(jar.get(name), choiceKey())).toMatchObject({ preferences: false });
    expect((await post({ choice: 'refuse' }, json)).status).toBe(200);
    expect(await rowsOf(deviceId)).toBe(40);
    jar.clear();
    given.set('x-portal-search', '?cookies=later');
    expect(await bannerState('ru')).toMatchObject({ kind: 'ask', tooOften: true });
  });
});
