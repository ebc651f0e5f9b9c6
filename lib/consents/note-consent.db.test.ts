import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type StaffActor, visitorActor } from '@/lib/actor';
import {
  countRows,
  failingAudit,
  makeClient,
  makeStaff,
  needCalendar,
  type TestClient,
  type TestStaff,
} from '@/lib/testing/factories';
import { wordsOfPurpose } from './append-event';
import { type NoteConsentInput, noteConsent } from './note-consent';
import { purposeOf } from './purposes.rules';
import { listConsents } from './queries';
import { noteForm } from './schema';
import { withdrawConsent } from './withdraw-consent';
import { hashOfText } from './words.rules';

let client: TestClient;
let reviewer: TestStaff;
let input: NoteConsentInput;

const events = () =>
  countRows(
    'consent_events',
    `subject_id in (select subject_id from consent_links where person_id = '${client.personId}')`,
  );
const letters = (kind: string) =>
  countRows('outbox', `person_id = '${client.personId}' and kind = '${kind}'`);
const audited = () =>
  countRows('audit_events', `subject_id = '${client.personId}' and action = 'consent.noted'`);
const offers = async () =>
  (await listConsents(client.actor)).find(({ purpose }) => purpose === 'offersEmail');

beforeAll(async () => {
  await needCalendar();
  reviewer = await makeStaff('reviewer');
});
beforeEach(async () => {
  client = await makeClient();
  input = {
    email: client.email,
    purpose: 'offersEmail',
    act: 'granted',
    way: 'letter',
    receivedOn: '2026-11-20',
    language: 'kk',
  };
});

describe('noteConsent', () => {
  it('records what came by letter, in whose words and when, and tells the client', async () => {
    expect(await noteConsent(reviewer.actor, input)).toMatchObject({ recorded: true });
    const [event] = (await offers())?.history ?? [];
    expect(event).toMatchObject({ act: 'granted', how: 'letter', locale: 'kk' });
    expect(event?.text.title).toBeTruthy();
    expect([await audited(), await letters('consentNoted')]).toEqual([1, 1]);
  });

  it('stops at once what is withdrawn; the last day by law counts from the day of receipt', async () => {
    await noteConsent(reviewer.actor, input);
    await noteConsent(reviewer.actor, { ...input, act: 'withdrawn', way: 'call' });
    const consent = await offers();
    expect(consent?.state).toBe('withdrawn');
    // 15 working days from Friday 20.11.2026: law-and-clauses, «How to count».
    expect(consent?.history[0]).toMatchObject({ act: 'withdrawn', how: 'call', stopBy: '2026-12-11' });
    expect(await letters('consentWithdrawn')).toBe(1);
  });

  it('goes on from what the client did himself, under one pseudonym', async () => {
    await noteConsent(reviewer.actor, { ...input, act: 'refused', way: 'visit' });
    expect(await events()).toBe(1);
    const consent = await offers();
    expect(consent).toMatchObject({ state: 'refused', canGive: true });
    expect(await countRows('consent_links', `person_id = '${client.personId}'`)).toBe(1);
  });

  it('an old letter does not undo what the client said since', async () => {
    await noteConsent(reviewer.actor, input);
    const shown = hashOfText(await wordsOfPurpose(purposeOf('offersEmail'), 'ru'));
    await withdrawConsent(client.actor, { purpose: 'offersEmail', shown, locale: 'ru' });
    await expect(noteConsent(reviewer.actor, input)).rejects.toMatchObject({
      fields: { receivedOn: 'consents.errors.older' },
    });
    expect((await offers())?.state).toBe('withdrawn');
  });

  it('refuses the wrong actor and changes nothing', async () => {
    const others = [
      visitorActor(),
      client.actor,
      (await makeStaff('auditor')).actor,
      (await makeStaff('administrator')).actor,
    ];
    for (const other of others as unknown as StaffActor[])
      await expect(noteConsent(other, input)).rejects.toMatchObject({
        code: expect.stringMatching(/unauthenticated|forbidden/),
      });
    expect(await events()).toBe(0);
  });

  it('finds no client under another’s or a colleague’s address', async () => {
    for (const email of ['nobody@example.kz', reviewer.email, `x${client.email}`])
      await expect(noteConsent(reviewer.actor, { ...input, email })).rejects.toMatchObject({
        code: 'not_found',
        fields: { email: 'consents.errors.noClient' },
      });
    expect(await events()).toBe(0);
  });

  it('notes nothing that is not asked, or that was never given', async () => {
    for (const purpose of ['answers', 'service'] as const)
      await expect(noteConsent(reviewer.actor, { ...input, purpose })).rejects.toMatchObject({
        code: 'precondition',
      });
    await expect(noteConsent(reviewer.actor, { ...input, act: 'withdrawn' })).rejects.toMatchObject({
      fields: { act: 'consents.errors.nothingGiven' },
    });
    expect(await events()).toBe(0);
  });

  it('done twice is done once', async () => {
    const both = await Promise.all([noteConsent(reviewer.actor, input), noteConsent(reviewer.actor, input)]);
    expect(both.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect([await events(), await audited(), await letters('consentNoted')]).toEqual([1, 1, 1]);
  });

  it('is undone by a failing audit', async () => {
    await expect(noteConsent(failingAudit(reviewer.actor), input)).rejects.toThrow();
    expect([await events(), await letters('consentNoted')]).toEqual([0, 0]);
  });

  it('takes no date to come and no junk', () => {
    const form = { ...input, receivedOn: '2026-11-20' };
    expect(noteForm.safeParse(form).success).toBe(true);
    for (const wrong of [
      { receivedOn: '2999-01-01' },
      { receivedOn: '20.11.2026' },
      { receivedOn: '2026-02-30' },
      { email: 'x'.repeat(10_000) },
      { act: 'shown' },
      { way: 'banner' },
      { purpose: 'everything' },
      { language: 'de' },
      { more: '1' },
    ])
      expect(noteForm.safeParse({ ...form, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });
});
