import { beforeAll, describe, expect, it } from 'vitest';
import { personActor, systemActor } from '@/lib/actor';
import { listMyActivity } from '@/lib/audit/queries';
import { confirmRequest } from '@/lib/requests/confirm-request';
import { decideRequest } from '@/lib/requests/decide-request';
import { fileRequest } from '@/lib/requests/file-request';
import { openRequest } from '@/lib/requests/open-request';
import { startSession } from '@/lib/sessions/start-session';
import { makeClient, makeStaff, needCalendar, type TestClient } from '@/lib/testing/factories';
import { rowsAsSystem, withOwnDatabase } from '@/lib/testing/own-database';
import { type Incident, listAffected } from './list-affected';

// Whole lists are made: people of other tests must not come upon them.
withOwnDatabase('incidents');

const system = systemActor('test');
const minute = 60_000;

/** A name that no other client has, to find him in the list. */
async function makeNamed(): Promise<TestClient & { name: string }> {
  const name = `Пострадавшая-${crypto.randomUUID().slice(0, 8)}`;
  return { ...(await makeClient({ familyName: name })), name };
}
const recent = (over: Partial<Incident> = {}): Incident => ({
  since: new Date(Date.now() - minute),
  until: new Date(Date.now() + minute),
  detectedAt: new Date(Date.now() - 1),
  reach: 'touched',
  ...over,
});
const acts = async (where: string) =>
  (await rowsAsSystem(`select 1 from audit_events where ${where}`)).length;
const listed = (personId: string) => acts(`subject_id = '${personId}' and action = 'incident.listed'`);

beforeAll(async () => {
  await needCalendar();
});

describe('the list of people whom an incident reached', () => {
  it('holds name, IIN and telephone of those whose data were touched, and each can see it', async () => {
    const client = await makeNamed();
    await startSession(system, { personId: client.personId, device: 'x' });
    const list = await listAffected(system, recent());
    expect(list.people.find(({ familyName }) => familyName === client.name)).toEqual({
      familyName: client.name,
      givenName: 'Әсел',
      patronymic: 'Тестқызы',
      iin: '880814200050',
      phone: '+77010000077',
    });
    const { events } = await listMyActivity(client.actor);
    expect(events.map(({ action }) => action)).toContain('incident.listed');
    expect(await acts(`object_id = '${list.id}'`)).toBe(list.people.length);
  });

  it('leaves out who was touched before or after, and takes everybody when all was held', async () => {
    const client = await makeNamed();
    const before = { since: new Date('2020-01-01'), until: new Date('2020-01-02') };
    const far = await listAffected(system, recent(before));
    expect(far.people).toEqual([]);
    const names = async (incident: Incident) =>
      (await listAffected(system, incident)).people.map(({ familyName }) => familyName);
    expect(await names(recent({ reach: 'held' }))).toContain(client.name);
    expect(await names(recent({ ...before, reach: 'held' }))).not.toContain(client.name);
  });

  it('counts who was erased since, and does not bring him back', async () => {
    const client = await makeNamed();
    const since = new Date();
    const id = crypto.randomUUID();
    await fileRequest(client.actor, { key: id, kind: 'deletion', message: null, locale: 'ru' });
    const [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
    await openRequest(reviewer.actor, { id });
    await decideRequest(reviewer.actor, { id, decision: 'approved', ground: null, answer: 'Удалим.' });
    const own = recent({ since, until: new Date(Date.now() + minute) });
    const before = await listAffected(system, own);
    expect(before.people.map(({ familyName }) => familyName)).toContain(client.name);
    await confirmRequest(approver.actor, { id });
    const after = await listAffected(system, own);
    expect(after.people.map(({ familyName }) => familyName)).not.toContain(client.name);
    expect(after.erased).toBe(1);
    expect(await listed(client.personId)).toBe(1);
  });

  it('says the last day of the notice: one working day after the day of detection', async () => {
    // Friday evening: the term ends on Monday.
    const detectedAt = new Date('2026-11-20T15:00:00Z');
    const list = await listAffected(system, recent({ detectedAt, since: new Date(0), until: new Date(1) }));
    expect(list.dueOn).toBe('2026-11-23');
  });

  it('is the operator’s, for a time that makes sense', async () => {
    const client = await makeClient();
    const others = [
      client.actor,
      (await makeStaff('administrator')).actor,
      (await makeStaff('auditor')).actor,
      personActor({ id: crypto.randomUUID(), role: 'approver', sessionId: null }),
    ];
    for (const other of others)
      await expect(listAffected(other as never, recent())).rejects.toMatchObject({ code: 'forbidden' });
    const { since, until } = recent();
    await expect(listAffected(system, recent({ since: until, until: since }))).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(
      listAffected(system, recent({ detectedAt: new Date(Date.now() + minute) })),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect(await listed(client.personId)).toBe(0);
  });
});
