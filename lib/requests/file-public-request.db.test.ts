import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { listDemoMessages } from '@/lib/messages/queries';
import { decideRequest } from '@/lib/requests/decide-request';
import { filePublicRequest } from '@/lib/requests/file-public-request';
import { fileRequest } from '@/lib/requests/file-request';
import { openRequest } from '@/lib/requests/open-request';
import { getOwnRequest, getRequestForStaff, listQueue } from '@/lib/requests/queries';
import { filePublicRequestInput } from '@/lib/requests/schema';
import { countRows, findEverywhere, makeClient, makeStaff, needCalendar } from '@/lib/testing/factories';

const answer = 'Данные заблокированы и удалены.';

/** A form nobody else sends: the address is its own, so that it can be looked for. */
function makeForm() {
  const key = crypto.randomUUID();
  return {
    key,
    kind: 'child',
    relation: 'guardian',
    applicant: 'Ізденуші Айша',
    email: `parent-${key}@test.kz`,
    message: `Бала деректері ${key}`,
    locale: 'kk',
  } as const;
}

beforeAll(async () => {
  await needCalendar();
});

describe('a request without an account', () => {
  it('gets a number and the legal due date, and tells the applicant in his language', async () => {
    const form = makeForm();
    const filed = await filePublicRequest(visitorActor(), form);
    expect(filed.number).toMatch(/^\d{4}-\d{6}$/);
    expect(await countRows('request_events', `request_id = '${filed.id}' and act = 'filed'`)).toBe(1);
    const about = `object_id = '${filed.id}' and action = 'request.filed' and actor_kind = 'visitor'`;
    expect(await countRows('audit_events', about)).toBe(1);
    const [letter] = await listDemoMessages(systemActor('test'), form.email);
    expect(letter?.subject).toContain(filed.number);
    expect(letter?.subject).toContain('өтініш');
  });

  it('is one request when the same form is sent twice, one after the other and at once', async () => {
    const form = makeForm();
    const first = await filePublicRequest(visitorActor(), form);
    expect(await filePublicRequest(visitorActor(), form)).toEqual(first);
    expect(await listDemoMessages(systemActor('test'), form.email)).toHaveLength(1);
    const other = makeForm();
    const [one, two] = await Promise.all([1, 2].map(() => filePublicRequest(visitorActor(), other)));
    expect(one).toEqual(two);
    expect(await countRows('requests', `id = '${other.key}'`)).toBe(1);
    expect(await listDemoMessages(systemActor('test'), other.email)).toHaveLength(1);
  });

  it('tells nothing about the request of a client whose key was guessed', async () => {
    const client = await makeClient();
    const own = { key: crypto.randomUUID(), kind: 'deletion', message: null, locale: 'ru' } as const;
    const { id } = await fileRequest(client.actor, own);
    const form = { ...makeForm(), key: id };
    await expect(filePublicRequest(visitorActor(), form)).rejects.toMatchObject({ code: 'conflict' });
    expect(await countRows('data_keys', `owner_id = '${id}'`)).toBe(0);
  });

  it('is undone when the audit cannot be written', async () => {
    const form = makeForm();
    const visitor = visitorActor(`fail-audit-${crypto.randomUUID()}`);
    await expect(filePublicRequest(visitor, form)).rejects.toThrow();
    expect(await countRows('requests', `id = '${form.key}'`)).toBe(0);
    expect(await countRows('data_keys', `owner_id = '${form.key}'`)).toBe(0);
    expect(await listDemoMessages(systemActor('test'), form.email)).toHaveLength(0);
  });

  it('keeps what was written sealed', async () => {
    const form = makeForm();
    await filePublicRequest(visitorActor(), form);
    expect(await findEverywhere(form.email)).toEqual([]);
    expect(await findEverywhere(form.message)).toEqual([]);
  });

  it('is read by staff, masked, and by nobody else', async () => {
    const form = makeForm();
    const { id } = await filePublicRequest(visitorActor(), form);
    const reviewer = await makeStaff('reviewer');
    const seen = await getRequestForStaff(reviewer.actor, id);
    expect(seen).toMatchObject({ message: form.message, personId: null, locale: 'kk' });
    expect(seen.applicant).toMatchObject({ name: form.applicant, relation: 'guardian' });
    expect(JSON.stringify(seen.applicant)).not.toContain(form.email);
    const visitor = visitorActor();
    await expect(getRequestForStaff(visitor as never, id)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(listQueue(visitor as never, { state: 'open' })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    const client = await makeClient();
    await expect(getOwnRequest(client.actor, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getRequestForStaff(client.actor as never, id)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is answered by a letter that holds the answer', async () => {
    const form = makeForm();
    const { id } = await filePublicRequest(visitorActor(), form);
    const reviewer = await makeStaff('reviewer');
    await openRequest(reviewer.actor, { id });
    await decideRequest(reviewer.actor, { id, decision: 'approved', ground: null, answer });
    const letters = await listDemoMessages(systemActor('test'), form.email);
    expect(letters.some(({ text }) => text.includes(answer))).toBe(true);
    expect((await getRequestForStaff(reviewer.actor, id)).status).toBe('done');
  });
});

describe('the form of a request without an account', () => {
  const { locale: _, ...form } = makeForm();

  it('lets an adult, not the child himself, ask about a child', () => {
    expect(filePublicRequestInput.safeParse(form).success).toBe(true);
    const own = filePublicRequestInput.safeParse({ ...form, relation: 'self' });
    expect(own.error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([
      ['relation', 'requests.errors.relationOfChild'],
    ]);
    expect(filePublicRequestInput.safeParse({ ...form, kind: 'complaint', relation: 'self' }).success).toBe(
      true,
    );
  });

  it.each([
    ['kind', 'deletion'],
    ['relation', ''],
    ['applicant', '<script>alert(1)</script>'],
    ['email', "' or 1=1 --"],
    ['message', '\u202Eabc'],
    ['message', 'x'.repeat(10_000)],
    ['message', ' '],
    ['key', '1'],
  ])('refuses a wrong %s', (field, value) => {
    const refused = filePublicRequestInput.safeParse({ ...form, [field]: value });
    expect(refused.error?.issues.map(({ path }) => path.join())).toContain(field);
  });
});

describe('the queue', () => {
  it('goes on after the last request of a page, each once', async () => {
    const reviewer = await makeStaff('reviewer');
    const { id } = await filePublicRequest(visitorActor(), makeForm());
    const { rows } = await listQueue(reviewer.actor, { state: 'open' });
    const dates = rows.map(({ dueOn }) => dueOn);
    expect(dates).toEqual([...dates].sort());
    const [first] = rows;
    expect(first).toBeDefined();
    const rest = await listQueue(reviewer.actor, { state: 'open', after: first });
    expect(rest.rows.map((row) => row.id)).not.toContain(first?.id);
    await decideRequest(reviewer.actor, { id, decision: 'approved', ground: null, answer });
    const closed = await listQueue(reviewer.actor, { state: 'closed' });
    expect(closed.rows.map((row) => row.id)).toContain(id);
    expect(closed.next).toBeNull();
  });
});
