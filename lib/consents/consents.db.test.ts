import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ClientActor, personActor, visitorActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dueDate } from '@/lib/deadlines/due-date.rules';
import { loadCalendar } from '@/lib/deadlines/queries';
import {
  countRows,
  failingAudit,
  makeClient,
  makeStaff,
  needCalendar,
  type TestClient,
} from '@/lib/testing/factories';
import { wordsOfPurpose } from './append-event';
import { type GrantConsentInput, grantConsent } from './grant-consent';
import { type ConsentPurpose, purposeOf } from './purposes.rules';
import { listConsents } from './queries';
import { withdrawConsent } from './withdraw-consent';
import { hashOfText } from './words.rules';

const locale = 'ru';
let client: TestClient;

async function inputFor(code: ConsentPurpose): Promise<GrantConsentInput> {
  return { purpose: code, shown: hashOfText(await wordsOfPurpose(purposeOf(code), locale)), locale };
}
const grant = async (actor: ClientActor, code: ConsentPurpose = 'offersEmail') =>
  grantConsent(actor, await inputFor(code));
const withdraw = async (actor: ClientActor, code: ConsentPurpose = 'offersEmail') =>
  withdrawConsent(actor, await inputFor(code));

const stateFor = async (actor: ClientActor, code: ConsentPurpose = 'offersEmail') =>
  (await listConsents(actor)).find(({ purpose }) => purpose === code);
const events = (personId: string) =>
  countRows(
    'consent_events',
    `subject_id in (select subject_id from consent_links where person_id = '${personId}')`,
  );
const audited = (personId: string, action: string) =>
  countRows('audit_events', `subject_id = '${personId}' and action = '${action}'`);
const notices = (personId: string) =>
  countRows('outbox', `person_id = '${personId}' and kind = 'consentWithdrawn'`);

/** A visitor and a reviewer where a client is expected: the types forbid it, the rules must too. */
const strangers = async () =>
  [visitorActor(), (await makeStaff('reviewer')).actor] as unknown as ClientActor[];

beforeAll(async () => {
  await needCalendar();
});
beforeEach(async () => {
  client = await makeClient();
});

describe('grantConsent', () => {
  it('records the consent with the words that were shown', async () => {
    const input = await inputFor('offersEmail');
    expect(await grantConsent(client.actor, input)).toMatchObject({ recorded: true });
    const consent = await stateFor(client.actor);
    expect(consent).toMatchObject({ state: 'given', canGive: false, canWithdraw: true });
    expect(consent?.history[0]).toMatchObject({
      act: 'granted',
      textSha256: input.shown,
      locale,
      how: 'cabinet',
    });
    expect(hashOfText({ locale, text: consent?.history[0]?.text ?? {} })).toBe(input.shown);
    expect(await audited(client.personId, 'consent.granted')).toBe(1);
  });

  it('refuses the wrong actor and changes nothing', async () => {
    for (const stranger of await strangers()) {
      await expect(grant(stranger)).rejects.toMatchObject({
        code: expect.stringMatching(/unauthenticated|forbidden/),
      });
    }
    expect(await events(client.personId)).toBe(0);
  });

  it('is seen by nobody else', async () => {
    const other = await makeClient();
    await grant(client.actor);
    expect(await stateFor(other.actor)).toMatchObject({ state: 'none', history: [] });
  });

  it('done twice is done once', async () => {
    await Promise.all([grant(client.actor), grant(client.actor)]);
    expect(await events(client.personId)).toBe(1);
    expect(await audited(client.personId, 'consent.granted')).toBe(1);
  });

  it('is undone by a failing audit', async () => {
    await expect(grant(failingAudit(client.actor))).rejects.toThrow();
    expect(await events(client.personId)).toBe(0);
  });

  it('does not let anybody agree to other words, nor to what is not asked', async () => {
    const input = await inputFor('offersEmail');
    await expect(grantConsent(client.actor, { ...input, locale: 'kk' })).rejects.toMatchObject({
      code: 'conflict',
      detail: 'consents.errors.textChanged',
    });
    await expect(grant(client.actor, 'answers')).rejects.toMatchObject({ code: 'precondition' });
    expect(await events(client.personId)).toBe(0);
  });
});

describe('withdrawConsent', () => {
  beforeEach(async () => {
    await grant(client.actor);
  });

  it('stops at once, says the last day by law and tells the client', async () => {
    const { dueOn } = dueDate('withdrawal', now(), await loadCalendar(client.actor));
    expect(await withdraw(client.actor)).toEqual({ stopBy: dueOn, recorded: true });
    const consent = await stateFor(client.actor);
    expect(consent).toMatchObject({ state: 'withdrawn', canGive: true, canWithdraw: false });
    expect(consent?.history.map(({ act, stopBy }) => [act, stopBy])).toEqual([
      ['withdrawn', dueOn],
      ['granted', null],
    ]);
    expect(await audited(client.personId, 'consent.withdrawn')).toBe(1);
    expect(await notices(client.personId)).toBe(1);
  });

  it('refuses the wrong actor and changes nothing', async () => {
    for (const stranger of await strangers()) {
      await expect(withdraw(stranger)).rejects.toMatchObject({
        code: expect.stringMatching(/unauthenticated|forbidden/),
      });
    }
    expect(await stateFor(client.actor)).toMatchObject({ state: 'given' });
  });

  it('holds the words that were on the page: today’s, or the ones he agreed to', async () => {
    const input = await inputFor('offersEmail');
    // The page was left open in Russian, and sent by a browser that now speaks Kazakh.
    await withdrawConsent(client.actor, { ...input, locale: 'kk' });
    expect((await stateFor(client.actor))?.history[0]).toMatchObject({
      act: 'withdrawn',
      textSha256: input.shown,
      locale: 'ru',
    });
    await grant(client.actor);
    await expect(withdrawConsent(client.actor, { ...input, shown: 'a'.repeat(64) })).rejects.toMatchObject({
      code: 'conflict',
      detail: 'consents.errors.textChanged',
    });
    expect(await stateFor(client.actor)).toMatchObject({ state: 'given' });
    await withdraw(client.actor);
    expect((await stateFor(client.actor))?.history[0]?.textSha256).toBe(input.shown);
  });

  it('does not reach another’s consent', async () => {
    const other = await makeClient();
    expect(await withdraw(other.actor)).toEqual({ stopBy: null, recorded: false });
    const nobody = personActor({ id: crypto.randomUUID(), role: 'client', sessionId: null }) as ClientActor;
    await expect(grant(nobody)).rejects.toMatchObject({ code: 'not_found' });
    await expect(withdraw(nobody)).rejects.toMatchObject({ code: 'not_found' });
    expect(await stateFor(client.actor)).toMatchObject({ state: 'given' });
    expect(await notices(other.personId)).toBe(0);
  });

  it('done twice is done once, and it can be given again', async () => {
    const both = await Promise.all([withdraw(client.actor), withdraw(client.actor)]);
    expect(both.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(both[0]?.stopBy).toBe(both[1]?.stopBy);
    expect(await events(client.personId)).toBe(2);
    expect(await notices(client.personId)).toBe(1);
    await grant(client.actor);
    expect(await stateFor(client.actor)).toMatchObject({ state: 'given' });
  });

  it('is undone by a failing audit', async () => {
    await expect(withdraw(failingAudit(client.actor))).rejects.toThrow();
    expect(await stateFor(client.actor)).toMatchObject({ state: 'given' });
    expect(await notices(client.personId)).toBe(0);
  });

  it('is refused with the reason where the law does not allow it', async () => {
    await grant(client.actor, 'service');
    await expect(withdraw(client.actor, 'service')).rejects.toMatchObject({
      code: 'precondition',
      detail: 'consents.errors.openContract',
    });
    await expect(withdraw(client.actor, 'answers')).rejects.toMatchObject({
      code: 'precondition',
      detail: 'consents.errors.openRequest',
    });
    expect(await stateFor(client.actor, 'service')).toMatchObject({ state: 'given', canWithdraw: false });
  });
});
