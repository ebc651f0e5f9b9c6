import { afterEach, describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { now, setClock } from '@/lib/clock';
import { otherProcess, withOwnDatabase } from '@/lib/testing/own-database';
import { subjectOfDevice } from './choice.rules';
import { expireChoices } from './expire-choices';
import { recordChoice } from './record-choice';

withOwnDatabase('expiry');
afterEach(() => setClock(undefined));

const days = (count: number) => setClock(new Date(now().getTime() + count * 86_400_000));
const choose = (deviceId: string, on = true) =>
  recordChoice(visitorActor(), {
    deviceId,
    preferences: on,
    statistics: on,
    gpc: false,
    how: 'banner',
    locale: 'ru',
    text: { title: 'Проба' },
    shownAt: null,
    context: { device: 'Chrome · Linux' },
  });
const acts = (deviceId: string) =>
  otherProcess().begin(async (sql) => {
    await sql`select set_config('app.actor_role', 'system', true)`;
    const rows = await sql<
      { act: string; at: Date; context: unknown; how: string }[]
    >`select act, at, context, how
      from consent_events where subject_id = ${subjectOfDevice(deviceId)} order by at`;
    return [...rows];
  });
const expire = () => expireChoices(systemActor('expire'));

describe('expireChoices', () => {
  it('notes the end of a consent, once, with the moment it ended', async () => {
    const device = crypto.randomUUID();
    const { at } = await choose(device);
    expect(await expire()).toBe(0);
    days(182 + 3);
    expect(await Promise.all([expire(), expire()])).toContain(1);
    expect(await expire()).toBe(0);
    const rows = await acts(device);
    expect(rows.map(({ act }) => act)).toEqual(['granted', 'expired']);
    expect(rows[1]).toMatchObject({
      how: 'system',
      context: {},
      at: new Date(at.getTime() + 182 * 86_400_000),
    });
  });

  it('leaves refusals, and what was answered again, alone', async () => {
    const [refused, again, withdrawn] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    await choose(refused, false);
    await choose(again);
    await choose(withdrawn);
    days(100);
    await choose(again);
    await choose(withdrawn, false);
    days(90);
    expect(await expire()).toBe(0);
    days(100);
    expect(await expire()).toBe(1);
    expect((await acts(again)).map(({ act }) => act)).toEqual(['granted', 'granted', 'expired']);
    expect((await acts(withdrawn)).map(({ act }) => act)).toEqual(['granted', 'withdrawn']);
    expect((await acts(refused)).map(({ act }) => act)).toEqual(['refused']);
  });

  it('goes through more than one batch', async () => {
    for (let at = 0; at < 210; at += 1) await choose(crypto.randomUUID());
    days(183);
    expect(await expire()).toBe(210);
    expect(await expire()).toBe(0);
  }, 60_000);

  it('is the system’s', async () => {
    await expect(expireChoices(visitorActor() as never)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
