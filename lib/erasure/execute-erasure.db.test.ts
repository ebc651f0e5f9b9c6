import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { policyAcceptances, policyNotices } from '@/db/schema/policy-answers';
import { systemActor, visitorActor } from '@/lib/actor';
import { joinDevice } from '@/lib/cookies/join-device';
import { recordChoice } from '@/lib/cookies/record-choice';
import { asActor } from '@/lib/database';
import { executeErasure } from '@/lib/erasure/execute-erasure';
import { getCertificate, planErasure } from '@/lib/erasure/queries';
import { parseVerifier } from '@/lib/ledger/note.rules';
import { describeLedger, proofOf } from '@/lib/ledger/proof.queries';
import { verifyProof } from '@/lib/ledger/proof.rules';
import { listDemoMessages } from '@/lib/messages/queries';
import { correctField } from '@/lib/profile/correct-field';
import { confirmRequest } from '@/lib/requests/confirm-request';
import { decideRequest } from '@/lib/requests/decide-request';
import { fileRequest } from '@/lib/requests/file-request';
import { openRequest } from '@/lib/requests/open-request';
import { requestCode } from '@/lib/sessions/request-code';
import { startSession } from '@/lib/sessions/start-session';
import {
  appSql,
  countRows,
  failingAudit,
  findEverywhere,
  makeClient,
  makeStaff,
  needCalendar,
  ownerSql,
  type TestClient,
} from '@/lib/testing/factories';

const nobody = visitorActor();

/** No test publishes an edition of this number. */
const editionNumber = 9877;

/** The client was told of an edition and has answered to it. */
async function answerOnce({ actor, personId }: TestClient): Promise<void> {
  const at = new Date();
  await asActor(systemActor('test'), undefined, (tx) =>
    tx.insert(policyNotices).values({ personId, editionNumber, at }),
  );
  const sessionId = crypto.randomUUID();
  const given = {
    personId,
    editionNumber,
    sessionId,
    act: 'declined',
    locale: 'ru',
    how: 'cabinet',
  } as const;
  await asActor(actor, undefined, (tx) => tx.insert(policyAcceptances).values({ ...given, at }));
}

/** A client with a row in every table, values that occur nowhere else, and an approved deletion. */
async function approvedDeletion() {
  const mark = `q${crypto.randomUUID().replaceAll('-', '')}`;
  const client = await makeClient({ familyName: `Ф${mark}`, email: `${mark}@test.kz` });
  await correctField(client.actor, { field: 'givenName', value: `И${mark}`, version: 1 });
  await correctField(client.actor, { field: 'iban', value: 'KZ07999ABC0000012345', version: 2 });
  await requestCode(nobody, { email: client.email, locale: 'ru' });
  await startSession(systemActor('test'), { personId: client.personId, device: mark });
  await answerOnce(client);
  const other = { key: crypto.randomUUID(), kind: 'access', message: `М${mark}`, locale: 'ru' } as const;
  await fileRequest(client.actor, other);
  const key = crypto.randomUUID();
  await fileRequest(client.actor, { key, kind: 'deletion', message: `Д${mark}`, locale: 'ru' });
  const reviewer = await makeStaff('reviewer');
  await openRequest(reviewer.actor, { id: key });
  await decideRequest(reviewer.actor, { id: key, decision: 'approved', ground: null, answer: `О${mark}` });
  return { mark, client, id: key, otherId: other.key, approver: await makeStaff('approver') };
}

beforeAll(async () => {
  await needCalendar();
});

describe('erasure', () => {
  it('leaves none of the values in any column of any table, and a certificate that proves it', async () => {
    const { mark, client, id, otherId, approver } = await approvedDeletion();
    expect(await findEverywhere(mark)).toEqual(
      [
        'people.display_name',
        'people.email',
        'profiles.family_name',
        'profiles.given_name',
        'sessions.device',
      ].sort(),
    );
    const plan = await planErasure(approver.actor, client.personId);
    const certificateId = await confirmRequest(approver.actor, { id });
    expect(await findEverywhere(mark)).toEqual([]);
    for (const table of ['sessions', 'sign_in_codes', 'value_changes', 'profiles', 'export_runs', 'outbox']) {
      expect(await countRows(table, `person_id = '${client.personId}'`), table).toBe(0);
    }
    expect(await countRows('data_keys', `owner_id = '${client.personId}'`)).toBe(0);
    expect(
      await countRows('requests', `id = '${otherId}' and cancelled_at is not null and message_enc is null`),
    ).toBe(1);
    const certificate = await getCertificate(nobody, certificateId ?? '');
    expect(certificate.genuine).toBe(true);
    // The confirmation itself is one more row of the journal; all else is as the plan said.
    const withoutJournal = (lines: typeof plan) => lines.filter((line) => line.table !== 'audit_events');
    expect(withoutJournal(certificate.plan)).toEqual(withoutJournal(plan));
    expect(certificate.plan.some((line) => line.act === 'keep' && line.ground && line.until)).toBe(true);
    expect(JSON.stringify(certificate)).not.toContain(client.personId);
  });

  it('keeps what was answered to the policy as proof: ids, a number, a language, a moment', async () => {
    const { mark, client, id, approver } = await approvedDeletion();
    const certificateId = await confirmRequest(approver.actor, { id });
    const kept = await asActor(systemActor('test'), undefined, (tx) =>
      tx.select().from(policyAcceptances).where(eq(policyAcceptances.personId, client.personId)),
    );
    expect(kept).toMatchObject([{ editionNumber, act: 'declined', locale: 'ru', how: 'cabinet' }]);
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${mark}|@|Әсел`));
    expect(await countRows('policy_notices', `person_id = '${client.personId}'`)).toBe(1);
    const { plan } = await getCertificate(nobody, certificateId ?? '');
    for (const table of ['policy_acceptances', 'policy_notices']) {
      expect(
        plan.filter((line) => line.table === table),
        table,
      ).toMatchObject([{ act: 'keep', rows: 1, ground: 'art25p2s5' }]);
    }
  });

  it('tells the client, at the address that is no longer held', async () => {
    const { client, id, approver } = await approvedDeletion();
    const certificateId = await confirmRequest(approver.actor, { id });
    const [message] = await listDemoMessages(systemActor('test'), client.email);
    expect(message?.link).toContain(`/verify/${certificateId}`);
    expect(await findEverywhere(client.email)).toEqual([]);
  });

  it('happens once: the second confirmation and the second execution are refused', async () => {
    const { client, id, approver } = await approvedDeletion();
    const results = await Promise.allSettled([
      confirmRequest(approver.actor, { id }),
      confirmRequest(approver.actor, { id }),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    await expect(executeErasure(systemActor('test'), { requestId: id })).rejects.toMatchObject({
      code: 'precondition',
    });
    expect(await countRows('erasure_certificates', `subject_id = '${client.personId}'`)).toBe(1);
  });

  it('does nothing at all when its audit cannot be written', async () => {
    const { mark, id, approver } = await approvedDeletion();
    const before = await findEverywhere(mark);
    await expect(confirmRequest(failingAudit(approver.actor), { id })).rejects.toThrow();
    expect(await findEverywhere(mark)).toEqual(before);
  });

  it('refuses a request that nobody confirmed, and every actor but the system', async () => {
    const { id, client } = await approvedDeletion();
    await expect(executeErasure(systemActor('test'), { requestId: id })).rejects.toMatchObject({
      code: 'precondition',
    });
    await expect(executeErasure(client.actor as never, { requestId: id })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('does not lose against a correction at the same moment', async () => {
    const { client, id, approver } = await approvedDeletion();
    await Promise.allSettled([
      confirmRequest(approver.actor, { id }),
      correctField(client.actor, { field: 'phone', value: '+77010000088', version: 3 }),
    ]);
    expect(await countRows('value_changes', `person_id = '${client.personId}'`)).toBe(0);
    expect(await countRows('profiles', `person_id = '${client.personId}'`)).toBe(0);
  });

  it('shows a plan about himself to a client and about nobody else', async () => {
    const [one, other] = [await makeClient(), await makeClient()];
    expect(await planErasure(one.actor, one.personId)).not.toHaveLength(0);
    await expect(planErasure(one.actor, other.personId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the ledger of consents after an erasure', () => {
  it('keeps the proof that consent existed, and not whose; his browser is nobody’s, and not the next one’s', async () => {
    const { client, id, approver } = await approvedDeletion();
    const deviceId = crypto.randomUUID();
    const choice = { deviceId, preferences: true, statistics: true, gpc: false, locale: 'ru' } as const;
    const made = await recordChoice(client.actor, {
      ...choice,
      how: 'banner',
      text: { title: 'Проба' },
      shownAt: null,
      context: {},
    });
    const before = await proofOf(nobody, made.id);
    await confirmRequest(approver.actor, { id });
    expect(await countRows('consent_links', `person_id = '${client.personId}'`)).toBe(0);
    const after = await proofOf(nobody, made.id);
    expect(after?.record).toEqual(before?.record);
    const { keys } = await describeLedger(nobody);
    const verifiers = keys.flatMap(({ verifier }) => parseVerifier(verifier) ?? []);
    for (const found of [before, after])
      expect(verifyProof(found?.record, found?.proof, verifiers)).toMatchObject({ ok: true });
    const next = await makeClient();
    expect(await joinDevice(next.actor, deviceId)).toBe('foreign');
    expect(await countRows('consent_links', `person_id = '${next.personId}'`)).toBe(0);
  });
});

describe('append-only tables', () => {
  const tables = [
    'audit_events',
    'consent_events',
    'purpose_meanings',
    'ledger_leaves',
    'ledger_nodes',
    'ledger_checkpoints',
    'ledger_keys',
    'shown_texts',
    'request_events',
    'erasure_certificates',
    'policy_editions',
    'policy_clauses',
    'policy_repeals',
    'policy_translations',
    'policy_translation_approvals',
    'policy_notes',
    'policy_draft_events',
    'policy_acceptances',
    'policy_notices',
    'policy_announcements',
  ];

  it.each(tables)('%s grants neither update nor delete to the application', async (table) => {
    const rows = await appSql()`
      select privilege_type from information_schema.table_privileges
      where table_name = ${table} and grantee = current_user and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`;
    expect(rows).toHaveLength(0);
  });

  it.each(tables)('%s refuses its own owner', async (table) => {
    await expect(ownerSql().unsafe(`truncate table "${table}" cascade`)).rejects.toThrow(
      /append-only|permission/,
    );
  });
});

describe('row-level security', () => {
  const personal = [
    'people',
    'data_keys',
    'profiles',
    'value_changes',
    'sessions',
    'sign_in_codes',
    'consent_events',
    'consent_links',
    'requests',
    'audit_events',
    'outbox',
    'export_runs',
    'policy_acceptances',
    'policy_notices',
  ];

  it.each(personal)('%s is empty for the application without an actor', async (table) => {
    await makeClient();
    const [row] = await appSql().unsafe(`select count(*)::int as n from "${table}"`);
    expect(row?.n).toBe(0);
  });

  it('shows an administrator no client, and a client nobody else', async () => {
    const [one, other] = [await makeClient(), await makeClient()];
    const admin = await makeStaff('administrator');
    const see = (role: string, id: string) =>
      appSql().begin(async (sql) => {
        await sql`select set_config('app.actor_role', ${role}, true), set_config('app.actor_id', ${id}, true)`;
        const people = await sql`select id from people where role = 'client'`;
        const profiles = await sql`select person_id as id from profiles`;
        return [...people, ...profiles].map((row) => row.id);
      });
    expect(await see('administrator', admin.personId)).toEqual([]);
    const seen = await see('client', one.personId);
    expect(seen).not.toContain(other.personId);
    expect(new Set(seen)).toEqual(new Set([one.personId]));
  });

  it('refuses a client who would change his role or another column of his request', async () => {
    const one = await makeClient();
    const as = (sql: string) =>
      appSql().begin(async (tx) => {
        await tx`select set_config('app.actor_role', 'client', true), set_config('app.actor_id', ${one.personId}, true)`;
        return tx.unsafe(sql);
      });
    await expect(as(`update people set role = 'approver' where id = '${one.personId}'`)).rejects.toThrow();
    await fileRequest(one.actor, { key: crypto.randomUUID(), kind: 'deletion', message: null, locale: 'ru' });
    await expect(
      as(`update requests set done_at = now() where person_id = '${one.personId}'`),
    ).rejects.toThrow();
    await expect(as('delete from requests')).rejects.toThrow(/permission/);
  });

  it('runs as a role without the powers of a superuser or an owner', async () => {
    const [role] =
      await appSql()`select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user`;
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
    await expect(appSql().unsafe('create table intruder (id int)')).rejects.toThrow(/permission/);
    await expect(appSql().unsafe('alter table people disable row level security')).rejects.toThrow();
  });
});
