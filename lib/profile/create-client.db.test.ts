import { describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/actor';
import { createClient } from '@/lib/profile/create-client';
import { countRows, findEverywhere, makeStaff } from '@/lib/testing/factories';

const client = () => ({
  email: `new-${crypto.randomUUID()}@test.kz`,
  kind: 'person' as const,
  familyName: 'Пробная',
  givenName: 'Әсел',
  iin: '751231100031',
});

describe('opening a cabinet', () => {
  it('makes a person with a key of his own, and seals what must be sealed', async () => {
    const id = await createClient(systemActor('test'), client());
    expect(await countRows('people', `id = '${id}' and role = 'client'`)).toBe(1);
    expect(await countRows('data_keys', `owner_id = '${id}'`)).toBe(1);
    expect(await countRows('audit_events', `action = 'person.created' and subject_id = '${id}'`)).toBe(1);
    expect(await findEverywhere('751231100031')).toEqual([]);
  });

  it('is once for an address', async () => {
    const same = client();
    const first = await createClient(systemActor('test'), same);
    expect(await createClient(systemActor('test'), same)).toBe(first);
    expect(await countRows('people', `email = '${same.email}'`)).toBe(1);
  });

  it('refuses staff and changes nothing', async () => {
    const wish = client();
    const { actor } = await makeStaff('administrator');
    await expect(createClient(actor, wish)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await countRows('people', `email = '${wish.email}'`)).toBe(0);
  });

  it('is undone when the audit cannot be written', async () => {
    const wish = client();
    await expect(
      createClient(systemActor('test', `fail-audit-${crypto.randomUUID()}`), wish),
    ).rejects.toThrow();
    expect(await countRows('people', `email = '${wish.email}'`)).toBe(0);
  });
});
