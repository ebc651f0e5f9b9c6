import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Actor, systemActor, visitorActor } from '@/lib/actor';
import { wordsOfPurpose } from '@/lib/consents/append-event';
import { grantConsent } from '@/lib/consents/grant-consent';
import { purposeOf } from '@/lib/consents/purposes.rules';
import { hashOfText } from '@/lib/consents/words.rules';
import { subjectOfDevice } from '@/lib/cookies/choice.rules';
import { joinDevice } from '@/lib/cookies/join-device';
import { recordChoice } from '@/lib/cookies/record-choice';
import { bannerWords, shownBanner } from '@/lib/cookies/words.rules';
import { translator } from '@/lib/i18n/translator';
import type { LedgerRecord } from '@/lib/ledger/record.rules';
import { appSql, makeClient, makeStaff } from '@/lib/testing/factories';
import { cookieFacts, prove, testSigner, testTerms, testVerifier } from '@/lib/testing/receipts';
import { checkReceipt } from './check.rules';
import { kantaraFaults } from './kantara.rules';
import { getReceipt, listDeviceActs } from './queries';
import { compareFile, verifyReceipt } from './verify.queries';

const sealed = vi.hoisted(() => ({ proofs: new Map<string, unknown>() }));
vi.mock('@/lib/ledger/proof.queries', () => ({
  proofOf: async (_actor: unknown, id: string) => sealed.proofs.get(id) ?? null,
}));

vi.mock('./keys.queries', () => ({ listVerifiers: async () => [testVerifier(signer)] }));

const signer = testSigner(3, '127.0.0.1:3000/consents');

let deviceId: string;
let id: string;

async function choose(actor: Actor, device: string, statistics = true): Promise<string> {
  const text = shownBanner(bannerWords(await translator('kk', 'cookies')), null);
  const done = await recordChoice(actor, {
    deviceId: device,
    preferences: false,
    statistics,
    gpc: false,
    how: 'banner',
    locale: 'kk',
    text,
    shownAt: null,
    context: { device: 'Chrome · Linux' },
  });
  return done.id;
}

/** Puts an event into a ledger of three that `signer` signs. */
async function seal(event: string, change: Partial<LedgerRecord> = {}): Promise<void> {
  const receipt = await getReceipt(visitorActor(), { id: event, deviceId });
  const { event: told } = receipt;
  const record: LedgerRecord = {
    v: 1,
    id: receipt.consentReceiptID,
    subject: receipt.piiPrincipalId,
    topic: told.topic,
    act: told.act,
    purposes: told.purposes.map(({ code, on, fingerprint }) => ({ code, on, fingerprint })),
    fingerprint: told.fingerprint,
    textSha256: told.shown.sha256,
    edition: told.edition,
    locale: told.shown.language,
    how: told.how,
    context: told.context,
    shownAt: told.shown.at,
    stopBy: told.stopBy,
    expiresAt: told.expiresAt,
    at: told.at,
    ...change,
  };
  const others = [(await cookieFacts()).record, (await cookieFacts()).record];
  sealed.proofs.set(event, await prove([others[0] ?? record, record, others[1] ?? record], 1, signer));
}

const asSystemSql = (work: string, values: string[]) =>
  appSql().begin(async (tx) => {
    await tx`select set_config('app.actor_role', 'system', true)`;
    return tx.unsafe(work, values);
  });

beforeEach(async () => {
  deviceId = crypto.randomUUID();
  id = await choose(visitorActor(), deviceId);
});

describe('getReceipt', () => {
  it('gives a visitor the receipt of his browser, before and after it has its place in the ledger', async () => {
    const receipt = await getReceipt(visitorActor(), { id, deviceId });
    expect(kantaraFaults(receipt)).toEqual([]);
    expect(receipt).toMatchObject({
      consentReceiptID: id,
      piiPrincipalId: subjectOfDevice(deviceId),
      language: 'kk',
      proof: null,
      event: { act: 'granted', context: { device: 'Chrome · Linux' }, shown: { layout: 'banner/3' } },
    });
    expect(JSON.stringify(receipt)).not.toContain(deviceId);
    await seal(id);
    const proven = await getReceipt(visitorActor(), { id, deviceId });
    const trust = { verifiers: [testVerifier(signer)], terms: await testTerms() };
    expect(checkReceipt(JSON.stringify(proven), trust)).toMatchObject({ ok: true });
  });

  it('is not found for another browser, for none, for a client, for staff and for the wrong role', async () => {
    const { actor: client } = await makeClient();
    const { actor: reviewer } = await makeStaff('reviewer');
    const missing = { code: 'not_found' };
    for (const actor of [visitorActor(), client, reviewer]) {
      await expect(getReceipt(actor, { id, deviceId: crypto.randomUUID() })).rejects.toMatchObject(missing);
      await expect(getReceipt(actor, { id })).rejects.toMatchObject(missing);
      await expect(getReceipt(actor, { id, deviceId: null })).rejects.toMatchObject(missing);
    }
    // The pseudonym, which a receipt shows, is no key.
    await expect(
      getReceipt(visitorActor(), { id, deviceId: subjectOfDevice(deviceId) }),
    ).rejects.toMatchObject(missing);
    await expect(getReceipt(systemActor('test'), { id, deviceId })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is, once somebody has signed in there, his alone, also away from that browser', async () => {
    const { actor: first } = await makeClient();
    const { actor: second } = await makeClient();
    expect(await joinDevice(first, deviceId)).toBe('joined');
    expect((await getReceipt(first, { id })).consentReceiptID).toBe(id);
    for (const actor of [visitorActor(), second])
      await expect(getReceipt(actor, { id, deviceId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('gives a client what he did in the cabinet, with his own words', async () => {
    const { actor } = await makeClient();
    const { actor: other } = await makeClient();
    const words = await wordsOfPurpose(purposeOf('offersEmail'), 'ru');
    const event = await grantConsent(actor, {
      purpose: 'offersEmail',
      shown: hashOfText(words),
      locale: 'ru',
    });
    const receipt = await getReceipt(actor, { id: event.id });
    expect(receipt.event).toMatchObject({ act: 'granted', how: 'cabinet', shown: { text: words.text } });
    await expect(getReceipt(other, { id: event.id, deviceId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(getReceipt(visitorActor(), { id: event.id, deviceId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('what is left when a person is erased', () => {
  it('is nobody’s to read, and still proven to whoever holds the number', async () => {
    await seal(id);
    await asSystemSql(
      "insert into consent_links (subject_id, kind) values ($1, 'erased') on conflict do nothing",
      [subjectOfDevice(deviceId)],
    );
    await expect(getReceipt(visitorActor(), { id, deviceId })).rejects.toMatchObject({ code: 'not_found' });
    expect(await listDeviceActs(visitorActor(), deviceId)).toEqual([]);
    expect((await verifyReceipt(visitorActor(), id)).standing).toBe('genuine');
  });
});

describe('listDeviceActs', () => {
  it('lists what was chosen in this browser, newest first, and nothing of another', async () => {
    const next = await choose(visitorActor(), deviceId, false);
    expect((await listDeviceActs(visitorActor(), deviceId)).map((one) => [one.id, one.act])).toEqual([
      [next, 'withdrawn'],
      [id, 'granted'],
    ]);
    expect(await listDeviceActs(visitorActor(), crypto.randomUUID())).toEqual([]);
  });

  it('shows a history that is a client’s to him alone', async () => {
    const { actor } = await makeClient();
    const { actor: next } = await makeClient();
    await joinDevice(actor, deviceId);
    expect(await listDeviceActs(actor, deviceId)).toHaveLength(1);
    expect(await listDeviceActs(next, deviceId)).toEqual([]);
    expect(await listDeviceActs(visitorActor(), deviceId)).toEqual([]);
  });
});

describe('verifyReceipt', () => {
  it('tells anybody that it is genuine, and not whose it is', async () => {
    expect(await verifyReceipt(visitorActor(), id)).toMatchObject({ standing: 'pending', place: null });
    await seal(id);
    const { actor } = await makeClient();
    const seen = await verifyReceipt(actor, id);
    expect(seen).toMatchObject({
      standing: 'genuine',
      act: 'granted',
      locale: 'kk',
      how: 'banner',
      purposes: [
        { code: 'preferences', on: false },
        { code: 'statistics', on: true },
      ],
      place: { number: 2, size: 3 },
    });
    const told = JSON.stringify(seen);
    for (const secret of [deviceId, subjectOfDevice(deviceId), 'Chrome', 'Linux'])
      expect(told).not.toContain(secret);
  });

  it('says «altered» when the ledger proves something else than the row', async () => {
    for (const change of [
      { act: 'refused' },
      { at: '2020-01-01T00:00:00.000Z' },
      { subject: crypto.randomUUID() },
    ]) {
      await seal(id, change);
      expect((await verifyReceipt(visitorActor(), id)).standing).toBe('altered');
    }
  });

  it('says «altered» when it waits for nothing and has no place', async () => {
    await asSystemSql('delete from ledger_pending where event_id = $1', [id]);
    expect((await verifyReceipt(visitorActor(), id)).standing).toBe('altered');
  });

  it('does not know what is not there', async () => {
    await expect(verifyReceipt(visitorActor(), crypto.randomUUID())).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('compareFile', () => {
  const file = async () => JSON.parse(JSON.stringify(await getReceipt(visitorActor(), { id, deviceId })));
  const compare = async (json: unknown) => (await compareFile(visitorActor(), JSON.stringify(json))).check;

  it('finds an honest file the same, with its proof and without', async () => {
    expect(await compare(await file())).toMatchObject({ count: 0, proof: 'none' });
    const early = await file();
    await seal(id);
    expect(await compare(await file())).toMatchObject({ count: 0, proof: 'good' });
    expect(await compare(early)).toMatchObject({ count: 0, proof: 'none' });
  });

  it('names the fields that differ', async () => {
    await seal(id);
    const json = await file();
    json.services[0].purposes[0].purpose = '<b>x</b>';
    json.event.purposes[1].on = false;
    json.proof.record.act = 'refused';
    json.proof.inclusion.path[0] = '0'.repeat(64);
    json['<script>'] = 1;
    expect(await compare(json)).toMatchObject({
      proof: 'bad',
      fields: [
        'services.0.purposes.0.purpose',
        'event.purposes.1.on',
        '*',
        'proof.record.act',
        'proof.inclusion',
      ],
      count: 5,
    });
  });

  it('tells nobody by guessing what another’s act holds', async () => {
    const json = await file();
    json.piiPrincipalId = crypto.randomUUID();
    json.event.context = { device: 'Firefox · Windows' };
    expect(await compare(json)).toEqual(expect.objectContaining({ fields: ['piiPrincipalId'], count: 1 }));
  });

  it('refuses what is no receipt, and what the ledger does not have', async () => {
    const json = await file();
    for (const [given, detail] of [
      ['{', 'notJson'],
      ['{}', 'kantara'],
      [JSON.stringify({ ...json, event: {} }), 'notOurs'],
      [JSON.stringify({ ...json, consentReceiptID: crypto.randomUUID() }), 'unknown'],
      [JSON.stringify({ ...json, consentReceiptID: "' or 1=1 --" }), 'unknown'],
    ] as const)
      await expect(compareFile(visitorActor(), given)).rejects.toMatchObject({
        code: 'invalid',
        detail: `receipts.errors.${detail}`,
      });
  });
});
