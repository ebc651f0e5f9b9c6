import { afterEach, describe, expect, it } from 'vitest';
import { type ClientActor, personActor, systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { endSession } from '@/lib/sessions/end-session';
import { listSessions } from '@/lib/sessions/queries';
import { resolveSession } from '@/lib/sessions/resolve-session';
import { startSession } from '@/lib/sessions/start-session';
import { appSql, countRows, failingAudit, makeClient, makeStaff } from '@/lib/testing/factories';

const system = systemActor('test');
const hours = (n: number) => new Date(Date.now() + n * 3_600_000);

/** Opens a session and gives its token, its id and the actor who uses it. */
async function open(personId: string, role: 'client' | 'reviewer' = 'client') {
  const token = await startSession(system, { personId, device: 'Chrome · Linux' });
  const sessionId = (await resolveSession(system, token))?.sessionId ?? '';
  return { token, sessionId, actor: personActor({ id: personId, role, sessionId }) as ClientActor };
}

const isOpen = async (token: string) => (await resolveSession(system, token)) !== null;

const setDisabled = (personId: string) =>
  appSql().begin(async (sql) => {
    await sql`select set_config('app.actor_role', 'system', true)`;
    await sql.unsafe(`update people set disabled_at = now() where id = '${personId}'`);
  });

afterEach(() => setClock(undefined));

describe('a session', () => {
  it('is found by its token, of which only a hash is kept', async () => {
    const { personId } = await makeClient();
    const { token, sessionId } = await open(personId);
    expect(await resolveSession(system, token)).toMatchObject({
      sessionId,
      person: { id: personId, role: 'client' },
    });
    expect(await countRows('sessions', `token_hash = '${token}'`)).toBe(0);
    expect(await resolveSession(system, `${token}x`)).toBeNull();
    expect(await resolveSession(system, '')).toBeNull();
  });

  it('ends by itself when it lies unused: 30 minutes for a client, 15 for staff', async () => {
    const client = await open((await makeClient()).personId);
    const staff = await open((await makeStaff('reviewer')).personId, 'reviewer');
    const both = async () => [await isOpen(client.token), await isOpen(staff.token)];
    setClock(hours(14.9 / 60));
    expect(await both()).toEqual([true, true]);
    // What was just used begins anew.
    setClock(hours(29 / 60));
    expect(await both()).toEqual([true, true]);
    setClock(hours(44.1 / 60));
    expect(await both()).toEqual([true, false]);
    setClock(hours(74.2 / 60));
    expect(await both()).toEqual([false, false]);
    expect(await listSessions(client.actor)).toEqual([]);
  });

  it('is not used by who only looks when it ends', async () => {
    const { token } = await open((await makeClient()).personId);
    setClock(hours(20 / 60));
    expect(await resolveSession(system, token, { look: true })).not.toBeNull();
    setClock(hours(31 / 60));
    expect(await resolveSession(system, token, { look: true })).toBeNull();
  });

  it('ends by itself although it is used: after 12 hours for a client, 8 for staff', async () => {
    const client = await open((await makeClient()).personId);
    const staff = await open((await makeStaff('reviewer')).personId, 'reviewer');
    for (let at = 0.2; at < 7.9; at += 0.2) {
      setClock(hours(at));
      expect([await isOpen(client.token), await isOpen(staff.token)]).toEqual([true, true]);
    }
    setClock(hours(7.9));
    expect([await isOpen(client.token), await isOpen(staff.token)]).toEqual([true, true]);
    setClock(hours(8.1));
    expect([await isOpen(client.token), await isOpen(staff.token)]).toEqual([true, false]);
    for (let at = 8.4; at < 11.9; at += 0.4) {
      setClock(hours(at));
      expect(await isOpen(client.token)).toBe(true);
    }
    setClock(hours(12.1));
    expect(await isOpen(client.token)).toBe(false);
  });

  it('ends at once when its person is switched off, and cannot begin again', async () => {
    const { personId } = await makeClient();
    const { token } = await open(personId);
    await setDisabled(personId);
    expect(await isOpen(token)).toBe(false);
    await expect(startSession(system, { personId, device: '' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('does not begin without its audit row', async () => {
    const { personId } = await makeClient();
    const failing = systemActor('test', `fail-audit-${crypto.randomUUID()}`);
    await expect(startSession(failing, { personId, device: '' })).rejects.toThrow();
    expect(await countRows('sessions', `person_id = '${personId}'`)).toBe(0);
  });

  it('is begun and looked up by the system only', async () => {
    const { actor, personId } = await makeClient();
    await expect(startSession(actor, { personId, device: '' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(resolveSession(visitorActor(), 'token')).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('the list of sessions', () => {
  it('shows the live ones of the person who asks, his present one first', async () => {
    const { personId } = await makeClient();
    const first = await open(personId);
    const second = await open(personId);
    await open((await makeClient()).personId);
    const lines = await listSessions(first.actor);
    expect(lines.map(({ id, current }) => [id, current])).toEqual([
      [first.sessionId, true],
      [second.sessionId, false],
    ]);
    expect(Object.keys(lines[0] ?? {}).sort()).toEqual([
      'createdAt',
      'current',
      'device',
      'id',
      'lastSeenAt',
    ]);
    setClock(hours(13));
    expect(await listSessions(first.actor)).toEqual([]);
  });

  it('is refused to a visitor', async () => {
    await expect(listSessions(visitorActor() as never)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('ending a session', () => {
  it('takes effect at the next request and is in the audit', async () => {
    const { personId } = await makeClient();
    const mine = await open(personId);
    const other = await open(personId);
    expect(await endSession(mine.actor, { sessionId: other.sessionId })).toBe(1);
    expect([await isOpen(mine.token), await isOpen(other.token)]).toEqual([true, false]);
    const audit = `action = 'session.ended' and object_id = '${other.sessionId}' and actor_id = '${personId}'`;
    expect(await countRows('audit_events', audit)).toBe(1);
  });

  it('of another person finds nothing and ends nothing', async () => {
    const mine = await open((await makeClient()).personId);
    const theirs = await open((await makeClient()).personId);
    await expect(endSession(mine.actor, { sessionId: theirs.sessionId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(endSession(mine.actor, { sessionId: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await endSession(mine.actor, { token: theirs.token })).toBe(0);
    expect(await isOpen(theirs.token)).toBe(true);
  });

  it('twice finds it gone the second time', async () => {
    const { actor, sessionId } = await open((await makeClient()).personId);
    await endSession(actor, { sessionId });
    await expect(endSession(actor, { sessionId })).rejects.toMatchObject({ code: 'not_found' });
    expect(await countRows('audit_events', `action = 'session.ended' and object_id = '${sessionId}'`)).toBe(
      1,
    );
  });

  it('of all the others keeps the present one and other people’s', async () => {
    const { personId } = await makeClient();
    const [mine, second, third] = [await open(personId), await open(personId), await open(personId)];
    const theirs = await open((await makeClient()).personId);
    expect(await endSession(mine.actor, { allBut: mine.sessionId })).toBe(2);
    const open4 = await Promise.all([mine, second, third, theirs].map(({ token }) => isOpen(token)));
    expect(open4).toEqual([true, false, false, true]);
    expect(await endSession(mine.actor, { allBut: mine.sessionId })).toBe(0);
  });

  it('is undone when its audit row cannot be written', async () => {
    const { actor, sessionId, token } = await open((await makeClient()).personId);
    await expect(endSession(failingAudit(actor), { sessionId })).rejects.toThrow();
    expect(await isOpen(token)).toBe(true);
  });

  it('is refused to a visitor', async () => {
    const { token, sessionId } = await open((await makeClient()).personId);
    await expect(endSession(visitorActor(), { sessionId })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(await isOpen(token)).toBe(true);
  });
});
