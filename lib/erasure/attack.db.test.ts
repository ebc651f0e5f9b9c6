import { and, eq, isNull } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { outbox } from '@/db/schema/messages';
import { systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { withdrawConsent } from '@/lib/consents/withdraw-consent';
import { indexOf } from '@/lib/crypto/vault';
import { asActor } from '@/lib/database';
import { makeExport } from '@/lib/exports/make-export';
import { deliverMessages } from '@/lib/messages/deliver-messages';
import { mostAttempts } from '@/lib/messages/message.rules';
import { confirmRequest } from '@/lib/requests/confirm-request';
import { decideRequest } from '@/lib/requests/decide-request';
import { fileRequest } from '@/lib/requests/file-request';
import { requestCode } from '@/lib/sessions/request-code';
import { startSession } from '@/lib/sessions/start-session';
import {
  appSql,
  countRows,
  findEverywhere,
  makeClient,
  makeStaff,
  needCalendar,
  type TestClient,
} from '@/lib/testing/factories';

const system = systemActor('test');
const visitor = visitorActor();

beforeAll(async () => {
  await needCalendar();
});

afterEach(() => setClock(undefined));

/** Erases a client whose last notice then waits in the outbox. */
async function erase(client: TestClient): Promise<void> {
  const reviewer = await makeStaff('reviewer');
  const approver = await makeStaff('approver');
  const key = crypto.randomUUID();
  await fileRequest(client.actor, { key, kind: 'deletion', message: null, locale: 'ru' });
  await decideRequest(reviewer.actor, { id: key, decision: 'approved', ground: null, answer: 'Да.' });
  await confirmRequest(approver.actor, { id: key });
}

describe('the address of an erased person', () => {
  it('is gone from the codes that were asked for before there was an account', async () => {
    const email = `early-${crypto.randomUUID()}@test.kz`;
    await requestCode(visitor, { email, locale: 'ru' });
    const client = await makeClient({ email });
    expect(await findEverywhere(indexOf('people.email', email))).toEqual(['sign_in_codes.email_index']);
    await erase(client);
    expect(await findEverywhere(indexOf('people.email', email))).toEqual([]);
  });

  it('is forgotten by the outbox with the last notice, delivered or given up', async () => {
    const undone = new Error('undone');
    for (const send of [async () => {}, () => Promise.reject(new Error('no such host'))]) {
      const client = await makeClient();
      await erase(client);
      const mine = eq(outbox.toIndex, indexOf('outbox.to', client.email));
      // Other tests' messages wait in the same outbox: what is done to them is undone.
      const trying = asActor(system, undefined, async (tx) => {
        const [before] = await tx.select({ id: outbox.id }).from(outbox).where(mine);
        await tx
          .update(outbox)
          .set({ attempts: mostAttempts - 1 })
          .where(mine);
        // Twenty at a time, until this one is over too.
        const waiting = () => tx.$count(outbox, and(mine, isNull(outbox.sentAt), isNull(outbox.failedAt)));
        while ((await waiting()) > 0) await deliverMessages(system, send, tx);
        expect(await tx.select({ id: outbox.id }).from(outbox).where(mine)).toEqual([]);
        expect(
          await tx
            .select({ sealed: outbox.sealed })
            .from(outbox)
            .where(and(eq(outbox.toIndex, ''), eq(outbox.id, before?.id ?? ''))),
        ).toEqual([{ sealed: null }]);
        throw undone;
      });
      await expect(trying).rejects.toBe(undone);
    }
  });
});

/**
 * Holds the locks of an erasure, lets `act` begin and run into them, then empties the person as the erasure does.
 * Returns how `act` ended.
 */
async function whileErased(
  client: TestClient,
  act: () => Promise<unknown>,
): Promise<PromiseSettledResult<unknown>> {
  let acted: Promise<PromiseSettledResult<unknown>[]> | undefined;
  await appSql().begin(async (sql) => {
    await sql`select set_config('app.actor_role', 'system', true)`;
    await sql`select 1 from people where id = ${client.personId} for update`;
    acted = Promise.allSettled([act()]);
    await new Promise((done) => setTimeout(done, 400));
    await sql`update people set email = null, display_name = null, erased_at = now() where id = ${client.personId}`;
  });
  const [result] = (await acted) ?? [];
  if (!result) throw new Error('nothing happened');
  return result;
}

const notFound = { status: 'rejected', reason: { code: 'not_found' } };

describe('what runs beside an erasure', () => {
  it.each<[string, string, (client: TestClient) => Promise<unknown>]>([
    ['a copy', 'export_runs', (client) => makeExport(client.actor)],
    [
      'a withdrawal',
      'consent_links',
      (client) =>
        withdrawConsent(client.actor, { purpose: 'offersEmail', shown: 'a'.repeat(64), locale: 'ru' }),
    ],
    [
      'a new session',
      'sessions',
      (client) => startSession(system, { personId: client.personId, device: 'x' }),
    ],
  ])('%s waits for it and then finds nobody', async (_name, table, act) => {
    const client = await makeClient();
    expect(await whileErased(client, () => act(client))).toMatchObject(notFound);
    for (const one of [table, 'outbox']) {
      expect(await countRows(one, `person_id = '${client.personId}'`), one).toBe(0);
    }
  });

  it('a code is asked for as by a stranger', async () => {
    const client = await makeClient();
    const ask = () => requestCode(visitor, { email: client.email, locale: 'ru' });
    expect(await whileErased(client, ask)).toMatchObject({ status: 'fulfilled' });
    for (const table of ['sign_in_codes', 'outbox']) {
      expect(await countRows(table, `person_id = '${client.personId}'`), table).toBe(0);
    }
    expect(await findEverywhere(indexOf('outbox.to', client.email))).toEqual([]);
  });
});

describe('a copy made before a decision is told', () => {
  it('holds neither the decision nor its reasons', async () => {
    const client = await makeClient();
    const reviewer = await makeStaff('reviewer');
    const approver = await makeStaff('approver');
    const key = crypto.randomUUID();
    await fileRequest(client.actor, { key, kind: 'deletion', message: null, locale: 'ru' });
    const answer = `A${crypto.randomUUID()}`;
    await decideRequest(reviewer.actor, { id: key, decision: 'refused', ground: 'openObligation', answer });
    const rows = async () => {
      const { data } = JSON.parse((await makeExport(client.actor)).json);
      const of = (table: string) => data.find((one: { table: string }) => one.table === table).rows;
      const journal = of('audit_events').find(
        (row: { journalAction: string }) => row.journalAction === 'request.decided',
      );
      return { request: of('requests')[0], journal };
    };
    const before = await rows();
    expect(before.request).toMatchObject({ requestDecision: null, requestGround: null, requestAnswer: null });
    expect(before.journal).toMatchObject({ journalReason: null });
    await confirmRequest(approver.actor, { id: key });
    const after = await rows();
    expect(after.request).toMatchObject({ requestDecision: 'refused', requestAnswer: answer });
    expect(after.journal).toMatchObject({ journalReason: 'refused' });
  });
});
