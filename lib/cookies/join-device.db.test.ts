import { beforeEach, describe, expect, it } from 'vitest';
import { visitorActor } from '@/lib/actor';
import { countRows, makeClient, makeStaff, type TestClient } from '@/lib/testing/factories';
import { subjectOfDevice } from './choice.rules';
import { joinDevice } from './join-device';
import { recordChoice } from './record-choice';

let deviceId: string;
let first: TestClient;
let second: TestClient;

const choose = (actor: Parameters<typeof recordChoice>[0] = visitorActor(), device = deviceId) =>
  recordChoice(actor, {
    deviceId: device,
    preferences: true,
    statistics: true,
    gpc: false,
    how: 'banner',
    locale: 'ru',
    text: { title: 'Проба' },
    shownAt: null,
    context: {},
  });
const linksOf = ({ personId }: TestClient) =>
  countRows('consent_links', `person_id = '${personId}' and subject_id = '${subjectOfDevice(deviceId)}'`);

beforeEach(async () => {
  deviceId = crypto.randomUUID();
  [first, second] = await Promise.all([makeClient(), makeClient()]);
});

describe('joinDevice', () => {
  it('makes what a browser chose the history of who signs in there, once', async () => {
    await choose();
    expect(await joinDevice(first.actor, deviceId)).toBe('joined');
    expect(await joinDevice(first.actor, deviceId)).toBe('own');
    expect(await linksOf(first)).toBe(1);
  });

  it('two that sign in at once: one gets it', async () => {
    await choose();
    const got = await Promise.all([joinDevice(first.actor, deviceId), joinDevice(second.actor, deviceId)]);
    expect(got.sort()).toEqual(['foreign', 'joined']);
    expect((await linksOf(first)) + (await linksOf(second))).toBe(1);
  });

  it('never gives the history of one to the next one on a shared computer', async () => {
    await choose();
    await joinDevice(first.actor, deviceId);
    expect(await joinDevice(second.actor, deviceId)).toBe('foreign');
    expect(await linksOf(second)).toBe(0);
    // What somebody chooses there between the two stands under another number.
    const between = await choose();
    expect(between.deviceId).not.toBe(deviceId);
    expect(await joinDevice(second.actor, between.deviceId)).toBe('joined');
    expect(await linksOf(second)).toBe(0);
  });

  it('has nothing to join where nothing was chosen', async () => {
    expect(await joinDevice(first.actor, deviceId)).toBe('none');
    expect(await linksOf(first)).toBe(0);
  });

  it('refuses the wrong actor and changes nothing', async () => {
    await choose();
    await expect(joinDevice(visitorActor() as never, deviceId)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    // Staff get no history of a browser; they are only told that it is another's.
    const { actor } = await makeStaff('approver');
    expect(await joinDevice(actor, deviceId)).toBe('none');
    expect(await countRows('consent_links', `subject_id = '${subjectOfDevice(deviceId)}'`)).toBe(0);
  });

  it('a link is never turned to another', async () => {
    await choose();
    await joinDevice(first.actor, deviceId);
    const { appSql } = await import('@/lib/testing/factories');
    const turn = appSql().begin(async (sql) => {
      await sql`select set_config('app.actor_role', 'system', true)`;
      await sql`update consent_links set person_id = ${second.personId} where person_id = ${first.personId}`;
    });
    await expect(turn).rejects.toThrow(/permission denied|append-only/);
  });
});
