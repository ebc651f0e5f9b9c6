import { sql } from 'drizzle-orm';
import { PostgresJsPreparedQuery } from 'drizzle-orm/postgres-js';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { auditTree } from '@/lib/audit/audit-tree';
import { wordsOfPurpose } from '@/lib/consents/append-event';
import { grantConsent } from '@/lib/consents/grant-consent';
import { noteConsent } from '@/lib/consents/note-consent';
import { purposeOf } from '@/lib/consents/purposes.rules';
import { withdrawConsent } from '@/lib/consents/withdraw-consent';
import { hashOfText } from '@/lib/consents/words.rules';
import { joinDevice } from '@/lib/cookies/join-device';
import { recordChoice } from '@/lib/cookies/record-choice';
import { asActor } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { makeExport } from '@/lib/exports/make-export';
import { listAffected } from '@/lib/incidents/list-affected';
import { consentTree } from '@/lib/ledger/consent-tree';
import { sealEvents } from '@/lib/ledger/seal-events';
import { inviteStaff } from '@/lib/people/invite-staff';
import { createDraft } from '@/lib/policy/create-draft';
import { discardDraft } from '@/lib/policy/discard-draft';
import { correctField } from '@/lib/profile/correct-field';
import { createClient } from '@/lib/profile/create-client';
import { cancelRequest } from '@/lib/requests/cancel-request';
import { confirmRequest } from '@/lib/requests/confirm-request';
import { decideRequest } from '@/lib/requests/decide-request';
import { filePublicRequest } from '@/lib/requests/file-public-request';
import { fileRequest } from '@/lib/requests/file-request';
import { openRequest } from '@/lib/requests/open-request';
import { returnRequest } from '@/lib/requests/return-request';
import { endSession } from '@/lib/sessions/end-session';
import { requestCode } from '@/lib/sessions/request-code';
import { startSession } from '@/lib/sessions/start-session';
import { makeClient, makeStaff, needCalendar } from '@/lib/testing/factories';
import { rowsAsSystem, withOwnDatabase } from '@/lib/testing/own-database';

/*
 * The n-th query of each act fails, for every n: afterwards nothing at all has happened, and the act done again succeeds. One
 * database for this file alone, of which every row of every table is looked at.
 */

withOwnDatabase('faults');

const system = systemActor('test');
const visitor = visitorActor();
const fault = new Error('the database went away');

/** Counts of limits stay on purpose when an act fails. */
const kept = ['limit_counters'];
let tables: string[] = [];

/** Everything that is stored, as one word: the same word, nothing has changed. */
async function footprint(): Promise<string> {
  const parts = tables.map(
    (table) => `select '${table}' as name, count(*) || ':'
      || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash from ${table} t`,
  );
  const rows = await rowsAsSystem<{ name: string; hash: string }>(parts.join(' union all '));
  return rows.map(({ name, hash }) => `${name}=${hash}`).join('\n');
}

/** Lets the n-th query from now on fail. Says how many there were. */
function failAt(nth: number): () => number {
  let count = 0;
  const { execute } = PostgresJsPreparedQuery.prototype;
  vi.spyOn(PostgresJsPreparedQuery.prototype, 'execute').mockImplementation(async function (
    this: PostgresJsPreparedQuery<never>,
    ...given
  ) {
    count += 1;
    if (count === nth) throw fault;
    return execute.apply(this, given);
  });
  return () => count;
}

const mostQueries = 400;

/** What was tried so often would be stopped by a limit. */
const forgetTurns = () => rowsAsSystem('delete from limit_counters');

/** Fails each query of an act in turn; gives how many it has. */
async function failEach(act: () => Promise<unknown>): Promise<number> {
  const before = await footprint();
  for (let nth = 1; nth < mostQueries; nth += 1) {
    await forgetTurns();
    const asked = failAt(nth);
    const outcome = await act().then(
      () => null,
      (error: unknown) => error,
    );
    vi.restoreAllMocks();
    if (asked() < nth) {
      expect(outcome).toBeNull();
      expect(await footprint()).not.toBe(before);
      return nth - 1;
    }
    // Drizzle wraps what the driver threw.
    const cause = outcome instanceof Error && outcome.cause ? outcome.cause : outcome;
    expect(cause, `query ${nth}`).toBe(fault);
    expect(await footprint(), `after query ${nth}`).toBe(before);
  }
  throw new Error('It has no end.');
}

const words = async () => hashOfText(await wordsOfPurpose(purposeOf('offersEmail'), 'ru'));
const choice = (deviceId: string) =>
  ({
    deviceId,
    preferences: true,
    statistics: true,
    gpc: false,
    how: 'banner',
    locale: 'ru',
    text: { title: 'Проба' },
    shownAt: null,
    context: {},
  }) as const;
const asked = (kind: 'deletion' | 'access') =>
  ({ key: crypto.randomUUID(), kind, message: kind === 'access' ? 'Проба' : null, locale: 'ru' }) as const;

/** A deletion that a reviewer has opened and, if told, approved. */
async function deletion(decided: boolean) {
  const client = await makeClient();
  const input = asked('deletion');
  await fileRequest(client.actor, input);
  const [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
  await openRequest(reviewer.actor, { id: input.key });
  const decision = { id: input.key, decision: 'approved', ground: null, answer: 'Удалим.' } as const;
  if (decided) await decideRequest(reviewer.actor, decision);
  return { client, id: input.key, reviewer, approver, decision };
}

/** Each act, ready to be done. */
const acts: Record<string, () => Promise<() => Promise<unknown>>> = {
  async 'a correction'() {
    const { actor } = await makeClient();
    return () => correctField(actor, { field: 'givenName', value: 'Другая', version: 1 });
  },
  async 'a request'() {
    const { actor } = await makeClient();
    const input = asked('access');
    return () => fileRequest(actor, input);
  },
  async 'a request taken back'() {
    const { actor } = await makeClient();
    const input = asked('deletion');
    await fileRequest(actor, input);
    return () => cancelRequest(actor, { id: input.key });
  },
  async 'a request without an account'() {
    const input = {
      key: crypto.randomUUID(),
      kind: 'complaint',
      email: `faults-${crypto.randomUUID()}@test.kz`,
      message: 'Проба',
      applicant: 'Проба',
      relation: 'self',
      locale: 'ru',
    } as never;
    return () => filePublicRequest(visitor, input);
  },
  async 'the opening of a request'() {
    const { actor } = await makeClient();
    const input = asked('deletion');
    await fileRequest(actor, input);
    const reviewer = await makeStaff('reviewer');
    return () => openRequest(reviewer.actor, { id: input.key });
  },
  async 'a decision'() {
    const { reviewer, decision } = await deletion(false);
    return () => decideRequest(reviewer.actor, decision);
  },
  async 'a decision sent back'() {
    const { approver, id } = await deletion(true);
    return () => returnRequest(approver.actor, { id });
  },
  async 'a deletion'() {
    const { client, approver, id } = await deletion(true);
    await recordChoice(client.actor, choice(crypto.randomUUID()));
    return () => confirmRequest(approver.actor, { id });
  },
  async 'a consent'() {
    const { actor } = await makeClient();
    const shown = await words();
    return () => grantConsent(actor, { purpose: 'offersEmail', shown, locale: 'ru' });
  },
  async 'a withdrawal'() {
    const { actor } = await makeClient();
    const shown = await words();
    await grantConsent(actor, { purpose: 'offersEmail', shown, locale: 'ru' });
    return () => withdrawConsent(actor, { purpose: 'offersEmail', shown, locale: 'ru' });
  },
  async 'a consent by letter'() {
    const [{ email }, reviewer] = [await makeClient(), await makeStaff('reviewer')];
    const receivedOn = almatyDate(new Date());
    return () =>
      noteConsent(reviewer.actor, {
        email,
        purpose: 'offersEmail',
        act: 'granted',
        way: 'letter',
        receivedOn,
        language: 'ru',
      });
  },
  async 'a choice about cookies'() {
    const input = choice(crypto.randomUUID());
    return () => recordChoice(visitor, input);
  },
  async 'a history that is joined'() {
    const [{ actor }, deviceId] = [await makeClient(), crypto.randomUUID()];
    await recordChoice(visitor, choice(deviceId));
    return () => joinDevice(actor, deviceId);
  },
  async 'a copy of all data'() {
    const { actor } = await makeClient();
    return () => makeExport(actor);
  },
  async 'a code'() {
    const { email } = await makeClient();
    return () => requestCode(visitor, { email, locale: 'ru' });
  },
  async 'a sign-in'() {
    const { personId } = await makeClient();
    return () => startSession(system, { personId, device: 'x' });
  },
  async 'a sign-out'() {
    const { personId } = await makeClient();
    const token = await startSession(system, { personId, device: 'x' });
    return () => endSession(system, { token });
  },
  async 'a new client'() {
    const email = `faults-${crypto.randomUUID()}@test.kz`;
    return () =>
      createClient(system, {
        email,
        kind: 'person',
        familyName: 'Новая',
        givenName: 'Проба',
        iin: '880814200050',
      });
  },
  async 'an invitation'() {
    const email = `faults-${crypto.randomUUID()}@test.kz`;
    return () => inviteStaff(system, { email, role: 'reviewer', displayName: 'Проба' });
  },
  async 'a draft'() {
    const { actor } = await makeStaff('reviewer');
    return () => createDraft(actor, { from: 'empty' });
  },
  async 'a draft put aside'() {
    const { actor } = await makeStaff('reviewer');
    const id = await createDraft(actor, { from: 'empty' });
    return () => discardDraft(actor, { id });
  },
  async 'the sealing of consents'() {
    await recordChoice(visitor, choice(crypto.randomUUID()));
    return () => sealEvents(system, consentTree);
  },
  async 'the sealing of the journal'() {
    await makeClient();
    return () => sealEvents(system, auditTree);
  },
  async 'a list after an incident'() {
    await makeClient();
    const now = Date.now();
    const incident = { since: new Date(0), until: new Date(now + 60_000), detectedAt: new Date(now - 1) };
    return () => listAffected(system, { ...incident, reach: 'held' });
  },
};

beforeAll(async () => {
  await needCalendar();
  const rows = await asActor(system, undefined, (tx) =>
    tx.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
    ),
  );
  tables = rows.map(({ name }) => name).filter((name) => !kept.includes(name));
  expect(tables.length).toBeGreaterThan(30);
});
afterEach(() => vi.restoreAllMocks());

it.each(Object.entries(acts))(
  '%s has happened whole or not at all, whichever query fails',
  async (_name, prepare) => {
    expect(await failEach(await prepare())).toBeGreaterThan(2);
  },
  300_000,
);
