import { beforeAll, describe, expect, it } from 'vitest';
import { cancelRequest } from '@/lib/requests/cancel-request';
import { confirmRequest } from '@/lib/requests/confirm-request';
import { decideRequest } from '@/lib/requests/decide-request';
import { fileRequest } from '@/lib/requests/file-request';
import { openRequest } from '@/lib/requests/open-request';
import { getOwnRequest, getRequestForStaff, listOwnRequests, listQueue } from '@/lib/requests/queries';
import { returnRequest } from '@/lib/requests/return-request';
import {
  countRows,
  failingAudit,
  makeClient,
  makeStaff,
  needCalendar,
  type TestClient,
} from '@/lib/testing/factories';

const deletion = (key: string = crypto.randomUUID()) =>
  ({ key, kind: 'deletion', message: null, locale: 'ru' }) as const;
const approve = (id: string) =>
  ({ id, decision: 'approved', ground: null, answer: 'Основания проверены.' }) as const;
const refuse = (id: string) =>
  ({ id, decision: 'refused', ground: 'openObligation', answer: 'Договор исполняется.' }) as const;

async function opened(client?: TestClient) {
  const who = client ?? (await makeClient());
  const reviewer = await makeStaff('reviewer');
  const request = await fileRequest(who.actor, deletion());
  await openRequest(reviewer.actor, { id: request.id });
  return { client: who, reviewer, id: request.id };
}

beforeAll(async () => {
  await needCalendar();
});

describe('filing a request', () => {
  it('gives a number and the legal due date, writes timeline, audit and notice', async () => {
    const client = await makeClient();
    const filed = await fileRequest(client.actor, { ...deletion(), kind: 'access' });
    expect(filed.number).toMatch(/^\d{4}-\d{6}$/);
    const seen = await getOwnRequest(client.actor, filed.id);
    expect(seen).toMatchObject({ status: 'submitted', workingDays: 3, dueOn: filed.dueOn });
    expect(seen.events.map((event) => event.act)).toEqual(['filed']);
    expect(await countRows('audit_events', `action = 'request.filed' and object_id = '${filed.id}'`)).toBe(1);
    expect(await countRows('outbox', `person_id = '${client.personId}' and kind = 'requestFiled'`)).toBe(1);
  });

  it('is one request when the same form is sent twice, also at once', async () => {
    const client = await makeClient();
    const form = { ...deletion(), kind: 'access' as const };
    const results = await Promise.all([fileRequest(client.actor, form), fileRequest(client.actor, form)]);
    expect(results[0]).toEqual(results[1]);
    expect(await listOwnRequests(client.actor)).toHaveLength(1);
  });

  it('keeps one open deletion, whatever two tabs do', async () => {
    const client = await makeClient();
    const results = await Promise.all([1, 2, 3].map(() => fileRequest(client.actor, deletion())));
    expect(new Set(results.map((result) => result.id)).size).toBe(1);
  });

  it('does not give away or take over the request of another whose key was guessed', async () => {
    const [one, other] = [await makeClient(), await makeClient()];
    const filed = await fileRequest(one.actor, deletion());
    await expect(fileRequest(other.actor, deletion(filed.id))).rejects.toMatchObject({ code: 'conflict' });
    expect(await listOwnRequests(other.actor)).toHaveLength(0);
  });

  it('refuses staff and changes nothing', async () => {
    const staff = await makeStaff('reviewer');
    await expect(fileRequest(staff.actor as never, deletion())).rejects.toMatchObject({ code: 'forbidden' });
    expect(await countRows('requests', `person_id = '${staff.personId}'`)).toBe(0);
  });

  it('is undone when the audit cannot be written', async () => {
    const client = await makeClient();
    await expect(fileRequest(failingAudit(client.actor), deletion())).rejects.toThrow();
    expect(await countRows('requests', `person_id = '${client.personId}'`)).toBe(0);
    expect(await countRows('outbox', `person_id = '${client.personId}'`)).toBe(0);
  });
});

describe('reading and cancelling', () => {
  it('does not find the request of another', async () => {
    const [one, other] = [await makeClient(), await makeClient()];
    const filed = await fileRequest(one.actor, deletion());
    await expect(getOwnRequest(other.actor, filed.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(cancelRequest(other.actor, { id: filed.id })).rejects.toMatchObject({ code: 'not_found' });
    expect((await getOwnRequest(one.actor, filed.id)).status).toBe('submitted');
  });

  it('cancels once, and a new deletion may be filed then', async () => {
    const client = await makeClient();
    const filed = await fileRequest(client.actor, deletion());
    await cancelRequest(client.actor, { id: filed.id });
    await cancelRequest(client.actor, { id: filed.id });
    const seen = await getOwnRequest(client.actor, filed.id);
    expect(seen.status).toBe('cancelled');
    expect(seen.events.filter((event) => event.act === 'cancelled')).toHaveLength(1);
    expect((await fileRequest(client.actor, deletion())).id).not.toBe(filed.id);
  });

  it('lets an auditor look without beginning the review, and shows the look to the client', async () => {
    const client = await makeClient();
    const auditor = await makeStaff('auditor');
    const filed = await fileRequest(client.actor, deletion());
    await openRequest(auditor.actor, { id: filed.id });
    await openRequest(auditor.actor, { id: filed.id });
    expect((await getOwnRequest(client.actor, filed.id)).status).toBe('submitted');
    expect(await countRows('audit_events', `action = 'request.opened' and object_id = '${filed.id}'`)).toBe(
      1,
    );
  });

  it('hides the queue from an administrator and from clients', async () => {
    const admin = await makeStaff('administrator');
    const client = await makeClient();
    await expect(listQueue(admin.actor, { state: 'open' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listQueue(client.actor as never, { state: 'open' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('shows the applicant masked to staff', async () => {
    const { client, reviewer, id } = await opened();
    const seen = await getRequestForStaff(reviewer.actor, id);
    expect(seen.applicant.email).not.toBe(client.email);
    expect(seen.canDecide).toBe(true);
    expect(JSON.stringify(seen)).not.toContain('880814200050');
  });
});

describe('deciding with four eyes', () => {
  it('keeps a decision about a deletion from the client until it is confirmed', async () => {
    const { client, reviewer, id } = await opened();
    await decideRequest(reviewer.actor, refuse(id));
    expect(await getOwnRequest(client.actor, id)).toMatchObject({
      status: 'awaitingConfirmation',
      decision: null,
      answer: null,
    });
    const approver = await makeStaff('approver');
    expect(await confirmRequest(approver.actor, { id })).toBeNull();
    expect(await getOwnRequest(client.actor, id)).toMatchObject({
      status: 'refused',
      groundCode: 'openObligation',
      answer: 'Договор исполняется.',
    });
  });

  it('answers other kinds at once', async () => {
    const client = await makeClient();
    const reviewer = await makeStaff('reviewer');
    const filed = await fileRequest(client.actor, { ...deletion(), kind: 'access' });
    await decideRequest(reviewer.actor, approve(filed.id));
    expect((await getOwnRequest(client.actor, filed.id)).status).toBe('done');
    expect(await countRows('outbox', `person_id = '${client.personId}' and kind = 'requestDecided'`)).toBe(1);
  });

  it('refuses to decide twice, and to confirm what is not decided', async () => {
    const { reviewer, id } = await opened();
    const approver = await makeStaff('approver');
    await expect(confirmRequest(approver.actor, { id })).rejects.toMatchObject({ code: 'precondition' });
    await decideRequest(reviewer.actor, refuse(id));
    await expect(decideRequest(reviewer.actor, approve(id))).rejects.toMatchObject({ code: 'precondition' });
  });

  it('refuses the decider as confirmer, and a reviewer at all', async () => {
    const { client, reviewer, id } = await opened();
    const approver = await makeStaff('approver');
    await decideRequest(approver.actor, approve(id));
    await expect(confirmRequest(approver.actor, { id })).rejects.toMatchObject({ code: 'precondition' });
    await expect(confirmRequest(reviewer.actor, { id })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getOwnRequest(client.actor, id)).status).toBe('awaitingConfirmation');
  });

  it('goes back to the reviewer when the approver does not agree', async () => {
    const { client, reviewer, id } = await opened();
    const approver = await makeStaff('approver');
    await decideRequest(reviewer.actor, approve(id));
    await returnRequest(approver.actor, { id });
    expect((await getOwnRequest(client.actor, id)).status).toBe('inReview');
    await decideRequest(reviewer.actor, refuse(id));
    await confirmRequest(approver.actor, { id });
    expect((await getOwnRequest(client.actor, id)).status).toBe('refused');
  });

  it('refuses auditor, administrator and client', async () => {
    const { client, id } = await opened();
    for (const actor of [
      (await makeStaff('auditor')).actor,
      (await makeStaff('administrator')).actor,
      client.actor,
    ]) {
      await expect(decideRequest(actor as never, approve(id))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(confirmRequest(actor as never, { id })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(returnRequest(actor as never, { id })).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect((await getOwnRequest(client.actor, id)).status).toBe('inReview');
  });

  it('does not find an unknown request', async () => {
    const approver = await makeStaff('approver');
    const id = crypto.randomUUID();
    for (const attempt of [
      () => openRequest(approver.actor, { id }),
      () => decideRequest(approver.actor, approve(id)),
      () => confirmRequest(approver.actor, { id }),
      () => returnRequest(approver.actor, { id }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('is undone when the audit cannot be written', async () => {
    const { client, reviewer, id } = await opened();
    await expect(decideRequest(failingAudit(reviewer.actor), approve(id))).rejects.toThrow();
    expect((await getOwnRequest(client.actor, id)).status).toBe('inReview');
    await decideRequest(reviewer.actor, approve(id));
    const approver = await makeStaff('approver');
    await expect(confirmRequest(failingAudit(approver.actor), { id })).rejects.toThrow();
    await expect(returnRequest(failingAudit(approver.actor), { id })).rejects.toThrow();
    await expect(cancelRequest(failingAudit(client.actor), { id })).rejects.toThrow();
    expect((await getOwnRequest(client.actor, id)).status).toBe('awaitingConfirmation');
    expect(await countRows('profiles', `person_id = '${client.personId}'`)).toBe(1);
  });

  it('takes one of two simultaneous decisions', async () => {
    const { id } = await opened();
    const [one, two] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
    const results = await Promise.allSettled([
      decideRequest(one.actor, approve(id)),
      decideRequest(two.actor, refuse(id)),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });
});
