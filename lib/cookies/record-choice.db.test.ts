import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { now, setClock } from '@/lib/clock';
import { hashOfText } from '@/lib/consents/words.rules';
import { translator } from '@/lib/i18n/translator';
import { appSql, countRows, failingAudit, makeClient } from '@/lib/testing/factories';
import { subjectOfDevice } from './choice.rules';
import { allowedByLedger } from './latest-choice.queries';
import { findMeaning } from './meaning.queries';
import { type RecordChoiceInput, recordChoice } from './record-choice';
import { optionalMeanings, purposesFingerprint } from './registry.rules';
import { bannerWords, shownBanner } from './words.rules';

let input: RecordChoiceInput;
const all = { preferences: true, statistics: true };
const nothing = { preferences: false, statistics: false };
const rowsOf = (deviceId: string) =>
  countRows('consent_events', `subject_id = '${subjectOfDevice(deviceId)}'`);

async function rows(deviceId: string) {
  return appSql().begin(async (sql) => {
    await sql`select set_config('app.actor_role', 'system', true)`;
    return sql`select e.*, t.text from consent_events e join shown_texts t on t.sha256 = e.text_sha256
      where subject_id = ${subjectOfDevice(deviceId)} order by at, id`;
  });
}
const acts = async (deviceId: string) => (await rows(deviceId)).map(({ act }) => act);
const minutesLater = (minutes: number) => setClock(new Date(now().getTime() + minutes * 60_000));
const choose = (
  change: Partial<RecordChoiceInput>,
  actor = visitorActor() as Parameters<typeof recordChoice>[0],
) => recordChoice(actor, { ...input, ...change });
const allowed = (deviceId: string) =>
  allowedByLedger(visitorActor(), { deviceId, fingerprint: purposesFingerprint });

beforeEach(async () => {
  input = {
    deviceId: crypto.randomUUID(),
    ...nothing,
    gpc: false,
    how: 'banner',
    locale: 'kk',
    text: shownBanner(bannerWords(await translator('kk', 'cookies')), null),
    shownAt: null,
    context: { device: 'Chrome · Linux' },
  };
});
afterEach(() => setClock(undefined));

describe('recordChoice', () => {
  it('keeps a refusal with the exact words, their hash, their meaning and the circumstances', async () => {
    expect(await choose({})).toMatchObject({ act: 'refused', recorded: true, deviceId: input.deviceId });
    const [row] = await rows(input.deviceId);
    expect(row).toMatchObject({
      topic: 'cookies',
      act: 'refused',
      how: 'banner',
      locale: 'kk',
      fingerprint: purposesFingerprint,
      text_sha256: hashOfText({ locale: 'kk', text: input.text }),
      text: input.text,
      context: { device: 'Chrome · Linux' },
      expires_at: null,
    });
    expect(row?.purposes).toEqual([
      { code: 'preferences', on: false, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { code: 'statistics', on: false, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(await findMeaning(visitorActor(), purposesFingerprint.slice(0, 12))).toEqual(optionalMeanings);
    expect(await findMeaning(visitorActor(), '000000000000')).toBeNull();
  });

  it('keeps that the words were shown, once for each time they were', async () => {
    const shownAt = new Date(now().getTime() - 60_000);
    await choose({ ...all, shownAt });
    await choose({ shownAt });
    await choose({ ...all, shownAt: new Date(now().getTime() - 1_000) });
    const kept = await rows(input.deviceId);
    expect(kept.filter(({ act }) => act === 'shown')).toHaveLength(2);
    expect(kept[0]).toMatchObject({ act: 'shown', at: shownAt });
    expect(kept.filter(({ act }) => act !== 'shown').map(({ act }) => act)).toEqual([
      'granted',
      'withdrawn',
      'granted',
    ]);
  });

  it('names each change for what it is', async () => {
    for (const [change, act] of [
      [nothing, 'refused'],
      [all, 'granted'],
      [{ preferences: true, statistics: false, how: 'page' }, 'changed'],
      [{ preferences: false, statistics: false, gpc: true }, 'gpc'],
      [all, 'granted'],
      [nothing, 'withdrawn'],
      [nothing, 'refused'],
    ] as const) {
      expect((await choose(change)).act).toBe(act);
      minutesLater(11);
    }
    expect(await rowsOf(input.deviceId)).toBe(7);
  });

  it('counts a consent that ran out as none', async () => {
    await choose(all);
    expect(await allowed(input.deviceId)).toEqual(all);
    minutesLater(183 * 24 * 60);
    expect(await allowed(input.deviceId)).toEqual(nothing);
    expect((await choose(all)).act).toBe('granted');
    expect(await allowed(input.deviceId)).toEqual(all);
  });

  it('refuses the wrong actor and changes nothing', async () => {
    await expect(recordChoice(systemActor('test'), input)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await rowsOf(input.deviceId)).toBe(0);
  });

  it('does not touch the choice of another device', async () => {
    const other = crypto.randomUUID();
    await choose({ deviceId: other, preferences: true });
    await choose({});
    expect(await acts(other)).toEqual(['granted']);
    expect(await allowed(other)).toEqual({ preferences: true, statistics: false });
  });

  it('done twice is done once', async () => {
    const both = await Promise.all([choose({}), choose({})]);
    expect(both.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(await rowsOf(input.deviceId)).toBe(1);
  });

  it('two tabs that choose differently at once: both are kept, one after the other, and the later one holds', async () => {
    await Promise.all([choose(all), choose({ how: 'page' })]);
    const kept = await rows(input.deviceId);
    expect(kept).toHaveLength(2);
    expect(Number(kept[0]?.at) < Number(kept[1]?.at)).toBe(true);
    const last = kept[1]?.act;
    expect(['granted', 'withdrawn']).toContain(last);
    expect(await allowed(input.deviceId)).toEqual(last === 'granted' ? all : nothing);
  });

  it('two hundred visitors at once lose nothing', async () => {
    const devices = Array.from({ length: 200 }, () => crypto.randomUUID());
    await Promise.all(devices.map((deviceId) => choose({ deviceId, ...all })));
    const found = await Promise.all(devices.map(rowsOf));
    expect(found.every((n) => n === 1)).toBe(true);
  }, 60_000);

  it('a thousand choices of one browser end in a bounded number of records; a refusal is always taken', async () => {
    let refused = 0;
    for (let at = 0; at < 1000; at += 1) {
      const change = at % 2 === 0 ? all : nothing;
      await choose(change).catch((error) => {
        expect(error).toMatchObject({ code: 'rate_limited' });
        expect(change).toBe(all);
        refused += 1;
      });
    }
    expect(refused).toBe(480);
    expect(await rowsOf(input.deviceId)).toBeLessThanOrEqual(41);
    expect(await allowed(input.deviceId)).toEqual(nothing);
    minutesLater(11);
    expect((await choose(all)).act).toBe('granted');
    expect((await choose(nothing)).act).toBe('withdrawn');
  }, 120_000);

  it('a refusal said again in other words is the same refusal; taking one thing back is never too often', async () => {
    for (let at = 0; at < 30; at += 1)
      await choose({ locale: at % 2 === 0 ? 'ru' : 'kk', text: { title: String(at) }, gpc: at % 3 === 0 });
    expect(await rowsOf(input.deviceId)).toBe(1);
    for (let at = 0; at < 20; at += 1) {
      await choose(all);
      await choose(nothing);
    }
    minutesLater(11);
    for (let at = 0; at < 20; at += 1) {
      await choose(all);
      if (at < 19) await choose(nothing);
    }
    await choose({ preferences: true, statistics: false });
    expect(await allowed(input.deviceId)).toEqual({ preferences: true, statistics: false });
  }, 60_000);

  it('follows a record of a clock that was ahead', async () => {
    setClock(new Date(now().getTime() + 3_600_000));
    await choose(all);
    setClock(undefined);
    await choose(nothing);
    expect(await acts(input.deviceId)).toEqual(['granted', 'withdrawn']);
  });

  it('is its own journal: needs no audit row, and cannot be changed afterwards', async () => {
    const { actor } = await makeClient();
    await expect(choose({}, failingAudit(actor))).resolves.toMatchObject({ recorded: true });
    for (const statement of ["update consent_events set act = 'granted'", 'delete from consent_events']) {
      const change = appSql().begin(async (sql) => {
        await sql`select set_config('app.actor_role', 'system', true)`;
        await sql.unsafe(`${statement} where subject_id = '${subjectOfDevice(input.deviceId)}'`);
      });
      await expect(change).rejects.toThrow(/permission denied|append-only/);
    }
  });
});

describe('whose choice it is', () => {
  it('is the client’s when he is signed in', async () => {
    const { actor, personId } = await makeClient();
    await choose(all, actor);
    expect(await countRows('consent_links', `person_id = '${personId}' and kind = 'device'`)).toBe(1);
    expect((await choose(nothing, actor)).deviceId).toBe(input.deviceId);
    expect(await acts(input.deviceId)).toEqual(['granted', 'withdrawn']);
  });

  it('nobody goes on in a browser whose history is another’s: he gets a number of his own', async () => {
    const [first, second] = await Promise.all([makeClient(), makeClient()]);
    await choose(all, first.actor);
    const visitor = await choose(nothing);
    const other = await choose(nothing, second.actor);
    expect(new Set([input.deviceId, visitor.deviceId, other.deviceId]).size).toBe(3);
    // He who is not signed in takes back in his own browser what he had allowed as himself, and switches nothing on.
    expect(await acts(input.deviceId)).toEqual(['granted', 'withdrawn']);
    expect(await allowed(input.deviceId)).toEqual(nothing);
    await choose(all);
    expect(await acts(input.deviceId)).toEqual(['granted', 'withdrawn']);
    expect((await rows(visitor.deviceId))[0]).toMatchObject({ act: 'refused' });
    expect(
      await allowedByLedger(second.actor, { deviceId: input.deviceId, fingerprint: purposesFingerprint }),
    ).toEqual(nothing);
  });
});

describe('the rows of a browser', () => {
  it('are hidden from whoever does not know its number', async () => {
    await choose(all);
    const seen = async (role: string, subject: string) =>
      appSql().begin(async (sql) => {
        await sql`select set_config('app.actor_role', ${role}, true), set_config('app.subject', ${subject}, true)`;
        return (await sql`select 1 from consent_events where subject_id = ${subjectOfDevice(input.deviceId)}`)
          .count;
      });
    expect(await seen('visitor', subjectOfDevice(input.deviceId))).toBe(1);
    for (const role of ['visitor', 'client', 'administrator', ''])
      expect(await seen(role, crypto.randomUUID()), role).toBe(0);
  });
});
