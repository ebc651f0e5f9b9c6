import { describe, expect, it } from 'vitest';
import type { ClientActor } from '@/lib/actor';
import { visitorActor } from '@/lib/actor';
import { correctField } from '@/lib/profile/correct-field';
import { getCard, listValueChanges } from '@/lib/profile/queries';
import type { CorrectFieldInput } from '@/lib/profile/schema';
import {
  countRows,
  failingAudit,
  findEverywhere,
  makeClient,
  makeStaff,
  type TestClient,
} from '@/lib/testing/factories';

const heldValue = async (actor: ClientActor, field: string) =>
  (await getCard(actor)).values.find((one) => one.field === field)?.value;

/** Everything a correction may touch, as counts, and the card itself. */
async function traces({ actor, personId }: TestClient) {
  const own = `person_id = '${personId}'`;
  return {
    card: await getCard(actor),
    history: await countRows('value_changes', own),
    audit: await countRows('audit_events', `subject_id = '${personId}' and action = 'profile.corrected'`),
    letters: await countRows('outbox', own),
  };
}
const rename = (value: string, version = 1): CorrectFieldInput => ({ field: 'familyName', value, version });

describe('correctField', () => {
  it('saves the value, keeps the old one, writes one event and one letter', async () => {
    const client = await makeClient();
    expect(await correctField(client.actor, rename('Сейітова'))).toBe(2);
    const { card, history, audit, letters } = await traces(client);
    expect({ version: card.version, history, audit, letters }).toEqual({
      version: 2,
      history: 1,
      audit: 1,
      letters: 1,
    });
    expect(await heldValue(client.actor, 'familyName')).toBe('Сейітова');
    const [change] = await listValueChanges(client.actor, 'familyName');
    expect(change).toMatchObject({ before: 'Пробная', after: 'Сейітова', source: 'client' });
    const [changed] = card.values.filter(({ field }) => field === 'familyName');
    expect(changed?.changedAt).toEqual(change?.at);
  });

  it('changes the name of the greeting with the name', async () => {
    const { actor, personId } = await makeClient();
    await correctField(actor, { field: 'patronymic', value: null, version: 1 });
    expect(await countRows('people', `id = '${personId}' and display_name = 'Әсел Пробная'`)).toBe(1);
  });

  it('seals what is sealed: a new phone is nowhere in clear', async () => {
    const { actor } = await makeClient();
    await correctField(actor, { field: 'phone', value: '+77012223344', version: 1 });
    expect(await heldValue(actor, 'phone')).toBe('+77012223344');
    expect(await findEverywhere('77012223344')).toEqual([]);
    await correctField(actor, { field: 'phone', value: null, version: 2 });
    expect(await heldValue(actor, 'phone')).toBeNull();
    expect((await listValueChanges(actor, 'phone')).map(({ after }) => after)).toEqual([
      null,
      '+77012223344',
    ]);
  });

  it('refuses the wrong actor, and nothing changes', async () => {
    const client = await makeClient();
    const before = await traces(client);
    const staff = await Promise.all(
      (['reviewer', 'approver', 'auditor', 'administrator'] as const).map(makeStaff),
    );
    for (const { actor } of staff) {
      await expect(correctField(actor as never, rename('Чужая'))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    await expect(correctField(visitorActor() as never, rename('Чужая'))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(await traces(client)).toEqual(before);
  });

  it('reaches no other client’s card', async () => {
    const [mine, other] = [await makeClient(), await makeClient()];
    const before = await traces(other);
    await correctField(mine.actor, rename('Своя'));
    expect(await traces(other)).toEqual(before);
  });

  it('does not find a field that cards of this kind have not', async () => {
    const client = await makeClient();
    const before = await traces(client);
    const input: CorrectFieldInput = { field: 'companyName', value: 'ТОО «Проба»', version: 1 };
    await expect(correctField(client.actor, input)).rejects.toMatchObject({ code: 'not_found' });
    expect(await traces(client)).toEqual(before);
  });

  it('twice is once, also with the version of the first time', async () => {
    const client = await makeClient();
    await correctField(client.actor, rename('Сейітова'));
    const once = await traces(client);
    expect(await correctField(client.actor, rename('Сейітова'))).toBe(2);
    expect(await traces(client)).toEqual(once);
  });

  it('a failing audit undoes it', async () => {
    const client = await makeClient();
    const before = await traces(client);
    await expect(correctField(failingAudit(client.actor), rename('Сейітова'))).rejects.toThrow();
    expect(await traces(client)).toEqual(before);
  });

  it('refuses a stale version instead of overwriting', async () => {
    const client = await makeClient();
    await correctField(client.actor, rename('Первая'));
    const before = await traces(client);
    await expect(correctField(client.actor, rename('Вторая'))).rejects.toMatchObject({
      code: 'conflict',
      detail: 'profile.errors.stale',
    });
    expect(await traces(client)).toEqual(before);
  });

  it('of two at the same time one wins and the other hears of it', async () => {
    const client = await makeClient();
    const outcomes = await Promise.allSettled([
      correctField(client.actor, rename('Первая')),
      correctField(client.actor, rename('Вторая')),
    ]);
    const refused = outcomes.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: 'conflict' });
    const { card, history, audit } = await traces(client);
    expect({ version: card.version, history, audit }).toEqual({ version: 2, history: 1, audit: 1 });
  });

  it('keeps words that look like markup or SQL as words', async () => {
    const { actor } = await makeClient({
      kind: 'company',
      companyName: 'ТОО «Проба»',
      iin: null,
      birthDate: null,
    });
    const value = "<script>alert(1)</script>'; drop table people; --";
    await correctField(actor, { field: 'companyName', value, version: 1 });
    expect(await heldValue(actor, 'companyName')).toBe(value);
  });
});
