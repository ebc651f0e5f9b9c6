import { beforeEach, describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { hashOfText } from '@/lib/consents/words.rules';
import { translator } from '@/lib/i18n/translator';
import { appSql, countRows, failingAudit, makeClient } from '@/lib/testing/factories';
import { type RecordChoiceInput, recordChoice } from './record-choice';
import { purposesFingerprint } from './registry.rules';
import { bannerWords } from './words.rules';

let input: RecordChoiceInput;
const rowsOf = (deviceId: string) => countRows('cookie_choices', `device_id = '${deviceId}'`);

async function lastRow(deviceId: string) {
  return appSql().begin(async (sql) => {
    await sql`select set_config('app.actor_role', 'system', true)`;
    const rows =
      await sql`select c.*, t.text from cookie_choices c join shown_texts t on t.sha256 = c.text_sha256
      where device_id = ${deviceId} order by at desc limit 1`;
    return rows[0];
  });
}

beforeEach(() => {
  input = {
    deviceId: crypto.randomUUID(),
    preferences: false,
    statistics: false,
    gpc: false,
    how: 'banner',
    locale: 'kk',
  };
});

describe('recordChoice', () => {
  it('keeps a refusal with the exact words, their hash and their meaning', async () => {
    const result = await recordChoice(visitorActor(), input);
    expect(result).toMatchObject({ act: 'refused', recorded: true });
    const text = { ...bannerWords(await translator('kk', 'cookies')) };
    expect(await lastRow(input.deviceId)).toMatchObject({
      act: 'refused',
      preferences: false,
      statistics: false,
      how: 'banner',
      locale: 'kk',
      purposes_fingerprint: purposesFingerprint,
      text_sha256: hashOfText({ locale: 'kk', text }),
      text,
    });
  });

  it('keeps a consent, a change of mind and Global Privacy Control as what they are', async () => {
    const { actor } = await makeClient();
    const acts: string[] = [];
    for (const change of [
      { preferences: true, statistics: true },
      { statistics: false, how: 'page' as const },
      { preferences: false, statistics: false, gpc: true },
    ]) {
      input = { ...input, ...change };
      acts.push((await recordChoice(actor, input)).act);
    }
    expect(acts).toEqual(['granted', 'changed', 'gpc']);
    expect(await rowsOf(input.deviceId)).toBe(3);
  });

  it('refuses the wrong actor and changes nothing', async () => {
    await expect(recordChoice(systemActor('test'), input)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await rowsOf(input.deviceId)).toBe(0);
  });

  it('does not touch the choice of another device', async () => {
    const other = crypto.randomUUID();
    await recordChoice(visitorActor(), { ...input, deviceId: other, preferences: true });
    await recordChoice(visitorActor(), input);
    expect(await lastRow(other)).toMatchObject({ preferences: true, act: 'granted' });
    expect(await rowsOf(other)).toBe(1);
  });

  it('done twice is done once', async () => {
    const both = await Promise.all([
      recordChoice(visitorActor(), input),
      recordChoice(visitorActor(), input),
    ]);
    expect(both.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(await rowsOf(input.deviceId)).toBe(1);
  });

  it('is its own journal: needs no audit row, and cannot be changed afterwards', async () => {
    const { actor } = await makeClient();
    await expect(recordChoice(failingAudit(actor), input)).resolves.toMatchObject({ recorded: true });
    const change = appSql().begin(async (sql) => {
      await sql`select set_config('app.actor_role', 'system', true)`;
      await sql`update cookie_choices set statistics = true where device_id = ${input.deviceId}`;
    });
    await expect(change).rejects.toThrow(/permission denied|append-only/);
  });
});
