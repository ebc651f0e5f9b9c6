import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { listDemoMessages } from '@/lib/messages/queries';
import { filePublicRequest } from '@/lib/requests/file-public-request';
import { countRows, makeClient, needCalendar } from '@/lib/testing/factories';

const visitor = visitorActor();
const form = (email: string, key: string = crypto.randomUUID()) =>
  ({
    key,
    kind: 'complaint',
    relation: 'self',
    applicant: 'Проба',
    email,
    message: 'м',
    locale: 'ru',
  }) as never;

beforeAll(async () => {
  await needCalendar();
});
afterEach(() => setClock(undefined));

describe('requests without an account', () => {
  it('cannot be used to flood somebody’s mailbox, also at once', async () => {
    const email = `victim-${crypto.randomUUID()}@test.kz`;
    const filed = Array.from({ length: 9 }, () => filePublicRequest(visitor, form(email)));
    const outcomes = await Promise.allSettled(filed);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'rate_limited' },
    });
    expect(await listDemoMessages(systemActor('test'), email)).toHaveLength(5);
    setClock(new Date(Date.now() + 61 * 60_000));
    await expect(filePublicRequest(visitor, form(email))).resolves.toBeDefined();
  });

  it('cannot take the id of a person', async () => {
    const { personId } = await makeClient();
    await expect(
      filePublicRequest(visitor, form(`x-${crypto.randomUUID()}@test.kz`, personId)),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await countRows('requests', `id = '${personId}'`)).toBe(0);
  });
});
