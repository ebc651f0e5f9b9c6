import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import * as vault from '@/lib/crypto/vault';
import { asActor } from '@/lib/database';
import * as settings from '@/lib/env';
import { getCard } from '@/lib/profile/queries';
import { requestCode } from '@/lib/sessions/request-code';
import { makeClient, makeStaff, needCalendar, type TestClient } from '@/lib/testing/factories';
import { withOwnDatabase } from '@/lib/testing/own-database';
import { countKeyUse } from './queries';
import { rotateKeys } from './rotate-keys';

withOwnDatabase('keys');

const system = systemActor('test');
const real = settings.env;
const ring = (...names: string[]) =>
  vi
    .spyOn(settings, 'env')
    .mockImplementation(() => ({ ...real(), ENCRYPTION_KEYS: names.map((name) => keys[name]).join() }));
const keys: Record<string, string> = Object.fromEntries(
  ['old', 'new', 'newer', 'other'].map((name) => [name, `${name}:${randomBytes(32).toString('base64')}`]),
);
const phoneOf = async ({ actor }: TestClient) =>
  (await getCard(actor)).values.find(({ field }) => field === 'phone')?.value;
const wrapped = () =>
  asActor(system, undefined, (tx) =>
    tx.execute<{ wrapped_key: string }>(sql`select wrapped_key from data_keys order by owner_id`),
  );
const letterOf = async (email: string) => {
  const rows = await asActor(system, undefined, (tx) =>
    tx.execute<{ id: string; sealed: string }>(
      sql`select id, sealed from outbox where to_index = ${vault.indexOf('outbox.to', email)}`,
    ),
  );
  const [row] = rows;
  return vault.systemVault().open('outbox', 'sealed', row?.id ?? '', row?.sealed ?? '');
};

const clients: TestClient[] = [];
beforeAll(async () => {
  ring('old');
  await needCalendar();
  for (let at = 0; at < 230; at += 1) clients.push(await makeClient());
  await requestCode(visitorActor(), { email: clients[0]?.email ?? '', locale: 'ru' });
  vi.restoreAllMocks();
}, 120_000);
afterEach(() => vi.restoreAllMocks());

const [first, last] = [() => clients[0] as TestClient, () => clients.at(-1) as TestClient];

// One after the other: each goes on with the keys that the one before it left.
describe('the rotation of master keys', { shuffle: false }, () => {
  it('stopped in the middle, everything still opens and the next run goes on', async () => {
    ring('new', 'old');
    // It ends after the data keys, before the messages.
    const stop = vi.spyOn(vault, 'systemVault').mockImplementation(() => {
      throw new Error('killed');
    });
    await expect(rotateKeys(system)).rejects.toThrow('killed');
    stop.mockRestore();
    for (const client of [first(), last()]) expect(await phoneOf(client)).toBe('+77010000077');
    const [use] = await countKeyUse(system);
    expect(use).toMatchObject({ name: 'new', current: true, dataKeys: 230, messages: 0 });
    expect(await rotateKeys(system)).toMatchObject({ key: 'new', dataKeys: 0, messages: 1, unopened: 0 });
  });

  it('puts all under the current key; then the earlier one is not needed any more', async () => {
    ring('newer', 'new');
    const made = await rotateKeys(system);
    expect(made).toEqual({ key: 'newer', dataKeys: 230, messages: 1, unopened: 0 });
    expect(await countKeyUse(system)).toEqual([{ name: 'newer', current: true, dataKeys: 230, messages: 1 }]);
    ring('newer');
    for (const client of [first(), last()]) expect(await phoneOf(client)).toBe('+77010000077');
    expect(await letterOf(first().email)).toContain('code');
    ring('new');
    await expect(phoneOf(first())).rejects.toThrow();
    ring('newer');
    expect(await rotateKeys(system)).toMatchObject({ dataKeys: 0, messages: 0 });
  });

  it('two at once and the portal beside them: nothing is lost', async () => {
    ring('old', 'newer');
    const work = [
      rotateKeys(system),
      rotateKeys(system),
      ...Array.from({ length: 10 }, () => makeClient().then((client) => clients.push(client))),
      ...clients.slice(0, 20).map(phoneOf),
    ];
    const done = await Promise.allSettled(work);
    expect(done.filter(({ status }) => status === 'rejected')).toEqual([]);
    await rotateKeys(system);
    expect(await countKeyUse(system)).toEqual([{ name: 'old', current: true, dataKeys: 240, messages: 1 }]);
    ring('old');
    for (const client of clients) expect(await phoneOf(client)).toBe('+77010000077');
  });

  it('says what no key opens, leaves it as it is, and does the rest', async () => {
    ring('other');
    const foreign = await makeClient();
    const before = await wrapped();
    ring('new', 'old');
    expect(await rotateKeys(system)).toMatchObject({ dataKeys: 240, unopened: 1 });
    expect((await wrapped()).filter(({ wrapped_key }) => wrapped_key.startsWith('other.'))).toEqual(
      before.filter(({ wrapped_key }) => wrapped_key.startsWith('other.')),
    );
    ring('new', 'old', 'other');
    expect(await rotateKeys(system)).toMatchObject({ dataKeys: 1, unopened: 0 });
    expect(await phoneOf(foreign)).toBe('+77010000077');
  });

  it('is the operator’s', async () => {
    const administrator = await makeStaff('administrator');
    await expect(rotateKeys(administrator.actor as never)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(countKeyUse(first().actor as never)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
