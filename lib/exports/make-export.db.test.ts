import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditEvents } from '@/db/schema/audit';
import { consentEvents, consentLinks, shownTexts } from '@/db/schema/consents';
import { exportRuns } from '@/db/schema/exports';
import { outbox } from '@/db/schema/messages';
import { people, sessions, signInCodes } from '@/db/schema/people';
import { policyAcceptances, policyNotices } from '@/db/schema/policy-answers';
import { erasureCertificates, requests } from '@/db/schema/requests';
import { systemActor, visitorActor } from '@/lib/actor';
import { sha256 } from '@/lib/crypto/hash.rules';
import { openVault } from '@/lib/crypto/vault';
import { dataMap } from '@/lib/data-map/registry.rules';
import { personalTables } from '@/lib/data-map/tables';
import { asActor, type Tx } from '@/lib/database';
import { makeExport } from '@/lib/exports/make-export';
import { listExports, listHoldings } from '@/lib/exports/queries';
import { correctField } from '@/lib/profile/correct-field';
import { countRows, failingAudit, makeClient, makeStaff, type TestClient } from '@/lib/testing/factories';

type Copy = {
  schema: string;
  language: string;
  data: { table: string; fields: Record<string, Record<string, unknown>>; rows: Record<string, unknown>[] }[];
  notIncluded: { table: string; field: string; reason: string; why: string }[];
};
const read = (json: string): Copy => JSON.parse(json);
const at = new Date('2026-11-20T06:00:00Z');
const secret = 'never-in-a-copy';
/** No test publishes an edition of this number. */
const editionNumber = 9876;

async function fillRequest(tx: Tx, personId: string): Promise<void> {
  const id = crypto.randomUUID();
  const vault = await openVault(tx, personId);
  const sealed = (column: string, words: string) => vault.seal('requests', column, id, words);
  const number = `T-${id.slice(0, 8)}`;
  const day = '2026-11-20';
  await tx.insert(requests).values({
    id,
    number,
    kind: 'access',
    personId,
    locale: 'ru',
    messageEnc: sealed('message_enc', 'Прошу копию'),
    contactEnc: sealed('contact_enc', 'a@test.kz'),
    answerEnc: sealed('answer_enc', 'Вот она'),
    submittedAt: at,
    receivedOn: day,
    dueOn: day,
    normCode: 'accessReport',
    workingDays: 3,
    reviewStartedAt: at,
    decision: 'approved',
    groundCode: 'art25p2s7',
    decidedAt: at,
    decidedBy: crypto.randomUUID(),
    confirmedAt: at,
    confirmedBy: crypto.randomUUID(),
    doneAt: at,
    cancelledAt: at,
  });
  await tx.insert(erasureCertificates).values({
    number: `C-${id.slice(0, 8)}`,
    requestId: id,
    requestNumber: number,
    subjectId: personId,
    plan: [],
    executedAt: at,
    sha256: '0'.repeat(64),
  });
}

/** A row in every personal table, with no column empty that the copy must show. */
async function fill({ actor, personId }: TestClient): Promise<void> {
  await correctField(actor, { field: 'familyName', value: 'Сейітова', version: 1 });
  const text = sha256(crypto.randomUUID());
  await asActor(systemActor('test'), undefined, async (tx) => {
    await tx.update(people).set({ disabledAt: at, erasedAt: at }).where(sql`${people.id} = ${personId}`);
    await tx
      .insert(sessions)
      .values({ tokenHash: secret + personId, personId, device: 'Chrome · Linux', expiresAt: at });
    await tx.insert(signInCodes).values({
      challengeHash: secret + personId,
      emailIndex: secret,
      personId,
      codeHash: secret,
      triesLeft: 5,
      expiresAt: at,
      usedAt: at,
    });
    await tx.insert(shownTexts).values({ sha256: text, locale: 'ru', text: {} });
    const subjectId = crypto.randomUUID();
    await tx.insert(consentLinks).values({ subjectId, personId, kind: 'account' });
    await tx.insert(consentEvents).values({
      subjectId,
      topic: 'offersEmail',
      act: 'withdrawn',
      purposes: [{ code: 'offersEmail', on: false, fingerprint: 'f'.repeat(64) }],
      fingerprint: 'f'.repeat(64),
      textSha256: text,
      editionNumber: 1,
      locale: 'ru',
      how: 'cabinet',
      context: { device: 'Chrome · Linux' },
      shownAt: at,
      stopBy: '2026-12-11',
      expiresAt: at,
    });
    await tx.insert(auditEvents).values({
      action: 'request.opened',
      actorKind: 'staff',
      actorRole: 'reviewer',
      subjectId: personId,
      objectType: 'request',
      fields: ['iin'],
      reason: 'review',
      requestId: 'test',
    });
    await tx.insert(outbox).values({
      personId,
      channel: 'email',
      kind: 'requestFiled',
      locale: 'ru',
      toIndex: secret,
      sentAt: at,
    });
    await fillRequest(tx, personId);
    await tx.insert(policyNotices).values({ personId, editionNumber, at });
  });
  await asActor(actor, undefined, async (tx) => {
    await tx.insert(exportRuns).values({ personId, format: 'json', bytes: 1, sha256: '1'.repeat(64) });
    const where = { personId, editionNumber, comparedWith: editionNumber - 1, locale: 'kk', at } as const;
    await tx.insert(policyAcceptances).values({ ...where, act: 'declined', how: 'signIn' });
  });
}

const traces = async (personId: string) => ({
  runs: await countRows('export_runs', `person_id = '${personId}'`),
  audit: await countRows('audit_events', `subject_id = '${personId}' and action = 'export.made'`),
  letters: await countRows('outbox', `person_id = '${personId}'`),
});

const person = { iin: '880814200050', birthDate: '1888-08-14' };
const company = { companyName: 'ТОО «Проба»', bin: '180940010420', position: 'Бухгалтер' };

describe('makeExport', () => {
  it('holds every exported column of every table, opened, with its reasons', async () => {
    // No real card is a person's and a company's at once; this one is, so that no column is empty.
    const client = await makeClient({ kind: 'company', ...company, ...person });
    await fill(client);
    const { json } = await makeExport(client.actor);
    const copy = read(json);
    const missing = dataMap
      .filter(({ exported }) => exported === true)
      .filter(({ table, field }) => {
        const part = copy.data.find((one) => one.table === table);
        const words = Object.values(part?.fields[field] ?? {});
        const shown = part?.rows.some((row) => row[field] !== null && row[field] !== undefined);
        return !shown || words.length < 9 || words.includes('');
      });
    expect(missing.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
    const inClear = [
      ...Object.values(person),
      ...Object.values(company),
      '+77010000077',
      'Сейітова',
      'Пробная',
    ];
    const words = [...inClear, client.email, 'Прошу копию', 'Вот она'];
    expect(words.filter((value) => !json.includes(`"${value}"`))).toEqual([]);
  });

  it('holds the answers to editions of the policy and what was told of them, in words', async () => {
    const client = await makeClient();
    await fill(client);
    const copy = read((await makeExport(client.actor)).json);
    const part = (table: string) => copy.data.find((one) => one.table === table);
    expect(part('policy_acceptances')?.rows).toEqual([
      {
        policyEdition: editionNumber,
        policyAnswer: 'declined',
        policyCompared: editionNumber - 1,
        policyLanguage: 'kk',
        policyHow: 'signIn',
        policyAt: at.toISOString(),
      },
    ]);
    expect(part('policy_acceptances')?.fields.policyAnswer).toMatchObject({ clause: '6.2' });
    expect(part('policy_notices')?.rows).toEqual([
      { policyToldOf: editionNumber, policyToldAt: at.toISOString() },
    ]);
  });

  it('says what is left out and why, and leaves it out', async () => {
    const client = await makeClient();
    await fill(client);
    const { json } = await makeExport(client.actor, { locale: 'en' });
    const copy = read(json);
    expect(copy).toMatchObject({ schema: 'pbo-portal-export/1', language: 'en' });
    const left = dataMap.filter(({ exported }) => exported !== true);
    expect(copy.notIncluded.map(({ table, field }) => `${table}.${field}`)).toEqual(
      left.map(({ table, field }) => `${table}.${field}`),
    );
    expect(copy.notIncluded.filter(({ why }) => why.length < 20)).toEqual([]);
    expect(json).not.toContain(secret);
    expect(json).not.toMatch(/"v1\.|notExported\.|fields\./);
    for (const { table, rows } of copy.data) {
      const allowed = dataMap.filter((entry) => entry.table === table && entry.exported === true);
      const keys = new Set(rows.flatMap((row) => Object.keys(row)));
      expect([...keys].filter((key) => !allowed.some(({ field }) => field === key))).toEqual([]);
    }
  });

  it('records size, hash and time, one event and one letter', async () => {
    const { actor, personId } = await makeClient();
    const made = await makeExport(actor);
    expect(made.fileName).toMatch(/^pbo-data-\d{4}-\d{2}-\d{2}\.json$/);
    expect(made.sha256).toBe(sha256(made.json));
    expect(await listExports(actor)).toMatchObject([
      { bytes: Buffer.byteLength(made.json), sha256: made.sha256 },
    ]);
    expect(await traces(personId)).toEqual({ runs: 1, audit: 1, letters: 1 });
  });

  it('refuses the wrong actor, and nothing is recorded', async () => {
    const { personId } = await makeClient();
    const { actor } = await makeStaff('auditor');
    await expect(makeExport(actor as never)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(makeExport(visitorActor() as never)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(listExports(actor as never)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listHoldings(actor as never)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await traces(personId)).toEqual({ runs: 0, audit: 0, letters: 0 });
  });

  it('holds nothing of another client', async () => {
    const [mine, other] = [await makeClient(), await makeClient({ familyName: 'Посторонняя' })];
    await fill(other);
    const { json } = await makeExport(mine.actor);
    for (const trace of [other.personId, other.email, 'Посторонняя', 'Сейітова'])
      expect(json).not.toContain(trace);
    expect(await listExports(mine.actor)).toHaveLength(1);
  });

  it('twice is two copies, each with its record, of the same card', async () => {
    const { actor, personId } = await makeClient();
    const [first, second] = [await makeExport(actor), await makeExport(actor)];
    const card = (json: string) => read(json).data.find(({ table }) => table === 'profiles');
    expect(card(first.json)).toEqual(card(second.json));
    expect(await traces(personId)).toEqual({ runs: 2, audit: 2, letters: 2 });
  });

  it('a failing audit undoes it', async () => {
    const { actor, personId } = await makeClient();
    await expect(makeExport(failingAudit(actor))).rejects.toThrow();
    expect(await traces(personId)).toEqual({ runs: 0, audit: 0, letters: 0 });
  });

  it('is not found once the key of the data is gone', async () => {
    const { actor, personId } = await makeClient();
    await asActor(systemActor('test'), undefined, (tx) =>
      tx.execute(sql`delete from data_keys where owner_id = ${personId}`),
    );
    await expect(makeExport(actor)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('listHoldings', () => {
  it('counts the rows of every table, hidden ones too, and of this client only', async () => {
    const [client, other] = [await makeClient(), await makeClient()];
    await fill(client);
    const holdings = await listHoldings(client.actor);
    expect(holdings.map(({ table }) => table)).toEqual(personalTables.map(({ name }) => name));
    expect(holdings.filter(({ rows }) => rows === 0)).toEqual([]);
    const nothing = (await listHoldings(other.actor))
      .filter(({ rows }) => rows > 0)
      .map(({ table }) => table);
    expect(nothing.sort()).toEqual(['audit_events', 'data_keys', 'people', 'profiles']);
  });
});
