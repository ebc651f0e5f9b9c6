import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  type ClientActor,
  personActor,
  type SystemActor,
  systemActor,
  visitorActor,
} from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { systemVault } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import type { SealedMessage } from '@/lib/messages/message.rules';
import { failingAudit, makeClient, type TestClient } from '@/lib/testing/factories';
import { auditsOf, footprint, knownSince, undone, withOwnDatabase } from '@/lib/testing/own-database';
import {
  approvedText,
  type Cast,
  importFirst,
  makeCast,
  order,
  scheduleDraft,
  smallText,
} from '@/lib/testing/policy-life';
import { announceEdition } from './announce-edition';
import { getPolicyStanding } from './answer.queries';
import { answerPolicy } from './answer-policy';
import { approveDraft } from './approve-draft';
import { verifyArchive } from './archive.queries';
import { compareEditions, shownRuns } from './compare.rules';
import { createDraft } from './create-draft';
import { getDraft } from './draft.queries';
import { comingEdition, standingOf } from './edition.rules';
import { feedUpdated, feedValidators, isFresh, policyFeed } from './feed.rules';
import { listNotes } from './note.queries';
import { publishDue } from './publish-due';
import { findEditionInForce, getEdition, listEditions } from './queries';
import { getReading } from './reading.queries';
import { repealEdition } from './repeal-edition';
import { saveDraft } from './save-draft';
import { saveDraftInput } from './schema';
import { seedNotes } from './seed-notes';
import { submitDraft } from './submit-draft';

withOwnDatabase('year');

let cast: Cast;
/** Accepted edition 1; never answered; reads Kazakh; whose account was closed; whose data were erased. */
let faithful: TestClient;
let silent: TestClient;
let kazakh: TestClient;

const visitor = visitorActor();
/** Midnight of a day in Almaty, and the millisecond before it. */
const midnight = (date: string) => new Date(Date.parse(`${date}T00:00:00+05:00`));
const justBefore = (date: string) => new Date(midnight(date).getTime() - 1);

beforeAll(async () => {
  cast = await makeCast();
  [faithful, silent, kazakh] = await Promise.all([makeClient(), makeClient(), makeClient({ locale: 'kk' })]);
  const [closed, erased] = await Promise.all([makeClient(), makeClient()]);
  setClock(new Date('2026-12-01T06:00:00Z'));
  await importFirst();
  await seedNotes(systemActor('seed'));
  await knownSince('2026-06-01');
  await asActor(systemActor('test'), undefined, async (tx) => {
    await tx.execute(sql`update people set disabled_at = now() where id = ${closed.personId}`);
    await tx.execute(
      sql`update people set erased_at = now(), email = null, display_name = '' where id = ${erased.personId}`,
    );
  });
});

/** What the portal does each second. */
async function tick() {
  await publishDue(systemActor('publish-due'));
  return announceEdition(systemActor('announce-edition'));
}
async function tickUntilQuiet() {
  let told = 0;
  for (let now = await tick(); now > 0; now = await tick()) told += now;
  return told;
}

type Letter = { personId: string; locale: string; kind: string };
const letters = (on?: Tx): Promise<Letter[]> =>
  asActor(systemActor('test'), on, async (tx) => [
    ...(await tx.execute<Letter>(sql`select person_id as "personId", locale, kind from outbox
      where kind = 'policyChanged' order by created_at, person_id`)),
  ]);

/** What every screen says of one instant: they may not disagree. */
async function world(at: Date) {
  setClock(at);
  const today = almatyDate(at);
  const editions = await listEditions(visitor);
  const found = await findEditionInForce(visitor, today);
  const inForce = found.kind === 'found' ? found.edition.number : null;
  const standing = Object.fromEntries(
    editions.map(({ number }) => [number, standingOf(editions, number, today).state]),
  );
  const held = Object.entries(standing).filter(([, state]) => state === 'in_force');
  expect(held.map(([number]) => Number(number))).toEqual(inForce === null ? [] : [inForce]);
  expect(editions.map(({ number }) => number)).toEqual([...editions.keys()].map((place) => place + 1));
  const { faults } = await verifyArchive(cast.auditor.actor);
  expect(faults).toEqual([]);
  return {
    today,
    kind: found.kind,
    inForce,
    coming: comingEdition(editions, today)?.number ?? null,
    standing,
  };
}

/** The feed as the route makes it: the same archive, the same bytes. */
async function feed() {
  const entries = (await listEditions(visitor)).toReversed().map((edition) => ({
    number: edition.number,
    title: `Редакция ${edition.number}`,
    summary: edition.changeSummary ?? edition.title,
    publishedAt: edition.publishedAt,
    effectiveFrom: edition.effectiveFrom,
    address: `https://example.kz/policy/editions/${edition.number}`,
  }));
  const page = 'https://example.kz/policy';
  const xml = policyFeed({
    language: 'ru',
    title: 'Политика',
    subtitle: 'Редакции',
    author: 'ТОО «Просто Бэк-офис»',
    address: page,
    self: `${page}/feed.xml`,
    entries,
  });
  return { xml, entries, validators: feedValidators(xml, feedUpdated(entries)) };
}

const asked = async (client: TestClient) => {
  const { isAsked, accepted, baseline } = await getPolicyStanding(client.actor);
  return { isAsked, accepted, baseline };
};

const secondText = approvedText
  .replace('№5-П от «26» марта 2019 года', '№6-П от «10» января 2027 года')
  .replace(/\n(- )?2\.8\. ([^\n]+)/, '\n$12.8. $2 Это можно сделать в личном кабинете портала.')
  .replace(/\n6\.3\. /, '\n6.5. Новый пункт: каждая редакция имеет контрольную сумму.\n\n6.3. ');

/** One year in the order of the tests; what was published stays. */
describe('a year of the policy', () => {
  let first: Awaited<ReturnType<typeof feed>>;
  let id: string;

  it('December: edition 1 is in force, and a client accepts it', async () => {
    expect(await world(new Date('2026-12-01T06:00:00Z'))).toEqual({
      today: '2026-12-01',
      kind: 'found',
      inForce: 1,
      coming: null,
      standing: { 1: 'in_force' },
    });
    // An imported edition has no weight, so nobody is asked about it.
    expect(await asked(faithful)).toEqual({ isAsked: false, accepted: null, baseline: null });
    await answerPolicy(faithful.actor, { edition: 1, answer: 'accepted', how: 'cabinet', locale: 'ru' });
    expect(await asked(faithful)).toEqual({ isAsked: false, accepted: 1, baseline: null });
    expect(await tickUntilQuiet()).toBe(0);
    first = await feed();
    expect((await feed()).xml).toBe(first.xml);
  });

  it('January: one writes edition 2, another approves it for the future; nobody outside sees anything', async () => {
    expect(secondText).toContain('2.8.');
    expect(secondText).toContain('в личном кабинете портала');
    expect(secondText).toContain('6.5. Новый пункт');
    setClock(new Date('2027-01-10T05:00:00Z'));
    id = await createDraft(cast.author.actor, { from: 'edition' });
    await saveDraft(
      cast.author.actor,
      saveDraftInput.parse({
        id,
        version: 1,
        title: 'Политика конфиденциальности, вторая редакция',
        sourceText: secondText,
        changeSummary: 'Назван портал, добавлен пункт о контрольной сумме.',
        materiality: 'material',
      }),
    );
    await submitDraft(cast.author.actor, { id });
    setClock(new Date('2027-01-11T05:00:00Z'));
    await expect(approveDraft(cast.author.actor, order(id))).rejects.toMatchObject({ code: 'forbidden' });
    await approveDraft(
      cast.approver.actor,
      order(id, { publishOn: '2027-01-20', effectiveFrom: '2027-02-01' }),
    );
    await tickUntilQuiet();
    expect(await world(new Date('2027-01-12T05:00:00Z'))).toMatchObject({ inForce: 1, coming: null });
    expect((await feed()).xml).toBe(first.xml);
    expect(await letters()).toEqual([]);
    await expect(getEdition(visitor, 2)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('the millisecond before its publication nothing has happened; at midnight of 20 January all can read it', async () => {
    setClock(justBefore('2027-01-20'));
    expect(await tickUntilQuiet()).toBe(0);
    expect(await world(justBefore('2027-01-20'))).toMatchObject({
      inForce: 1,
      coming: null,
      standing: { 1: 'in_force' },
    });
    expect(await asked(faithful)).toMatchObject({ isAsked: false });
    setClock(midnight('2027-01-20'));
    await tick();
    expect(await world(midnight('2027-01-20'))).toEqual({
      today: '2027-01-20',
      kind: 'found',
      inForce: 1,
      coming: 2,
      standing: { 1: 'in_force', 2: 'future' },
    });
    expect((await getDraft(cast.auditor.actor, id)).editionNumber).toBe(2);
  });

  it('every client with an account is told once by e-mail, in his language', async () => {
    setClock(new Date(midnight('2027-01-20').getTime() + 1000));
    await tickUntilQuiet();
    const told = await letters();
    const expected = [cast.client, faithful, silent, kazakh].map(({ personId }) => personId);
    expect(told.map(({ personId }) => personId).sort()).toEqual(expected.sort());
    expect(told.find(({ personId }) => personId === kazakh.personId)?.locale).toBe('kk');
    expect(told.filter(({ locale }) => locale === 'ru')).toHaveLength(3);
    setClock(new Date('2027-01-21T05:00:00Z'));
    for (let at = 0; at < 5; at++) await tick();
    expect(await letters()).toEqual(told);
  });

  it('the cabinet asks, and shows what changed since the edition that was accepted', async () => {
    setClock(new Date('2027-01-22T05:00:00Z'));
    expect(await asked(faithful)).toEqual({ isAsked: true, accepted: 1, baseline: 1 });
    expect(await asked(silent)).toEqual({ isAsked: true, accepted: null, baseline: 1 });
    const [old, now] = [await getEdition(visitor, 1), await getEdition(visitor, 2)];
    const { changes, summary } = compareEditions(old.clauses, now.clauses);
    expect(now.changes).toEqual(summary);
    const shown = changes
      .filter(({ kind }) => kind !== 'unchanged')
      .flatMap((change) => shownRuns(change).filter(({ kind }) => kind === 'added'))
      .map(({ text }) => text)
      .join(' ');
    expect(shown).toContain('в личном кабинете портала');
    expect(shown).toContain('контрольную сумму');
    expect(summary).toMatchObject({ added: 1, removed: 0, moved: 0 });
  });

  it('one accepts and one declines, and neither is asked again', async () => {
    setClock(new Date('2027-01-22T06:00:00Z'));
    const actor = personActor({
      id: faithful.personId,
      role: 'client',
      sessionId: '00000000-0000-4000-8000-00000000000a',
    }) as ClientActor;
    await answerPolicy(actor, { edition: 2, answer: 'accepted', how: 'signIn', locale: 'kk' });
    setClock(new Date('2027-01-22T07:00:00Z'));
    await answerPolicy(silent.actor, { edition: 2, answer: 'declined', how: 'cabinet', locale: 'ru' });
    expect(await asked(faithful)).toEqual({ isAsked: false, accepted: 2, baseline: 1 });
    expect(await asked(silent)).toEqual({ isAsked: false, accepted: null, baseline: 1 });
    expect(await asked(kazakh)).toMatchObject({ isAsked: true });
    const { answers } = await getPolicyStanding(faithful.actor);
    expect(answers).toMatchObject([
      {
        editionNumber: 2,
        act: 'accepted',
        comparedWith: 1,
        locale: 'kk',
        how: 'signIn',
        at: new Date('2027-01-22T06:00:00Z'),
      },
      { editionNumber: 1, act: 'accepted', comparedWith: null, locale: 'ru', how: 'cabinet' },
    ]);
    await undone(async (tx) => {
      const rows = await tx.execute<{
        session: string;
      }>(sql`select session_id as session from policy_acceptances
        where person_id = ${faithful.personId} and edition_number = 2`);
      expect([...rows]).toEqual([{ session: '00000000-0000-4000-8000-00000000000a' }]);
    });
  });

  it('at midnight of 1 February in Almaty it comes into force, by itself', async () => {
    expect(await world(justBefore('2027-02-01'))).toEqual({
      today: '2027-01-31',
      kind: 'found',
      inForce: 1,
      coming: 2,
      standing: { 1: 'in_force', 2: 'future' },
    });
    expect(await world(midnight('2027-02-01'))).toEqual({
      today: '2027-02-01',
      kind: 'found',
      inForce: 2,
      coming: null,
      standing: { 1: 'replaced', 2: 'in_force' },
    });
    const editions = await listEditions(visitor);
    expect(standingOf(editions, 1, '2027-02-01').until).toBe('2027-01-31');
  });

  it('the archive, the days and the feed agree', async () => {
    setClock(new Date('2027-02-02T05:00:00Z'));
    const on = async (date: string) => {
      const found = await findEditionInForce(visitor, date);
      return 'edition' in found ? found.edition.number : found.kind;
    };
    expect(
      await Promise.all(
        [
          '2019-03-25',
          '2019-03-26',
          '2023-07-01',
          '2027-01-31',
          '2027-02-01',
          '2040-01-01',
          '2027-02-30',
        ].map(on),
      ),
    ).toEqual(['before_first', 1, 1, 1, 2, 2, 'malformed']);
    const second = await feed();
    expect(second.entries.map(({ number }) => number)).toEqual([2, 1]);
    expect(second.xml).toContain('<id>tag:pbo.kz,2019:policy/edition/2</id>');
    expect(second.xml).toContain(`<updated>${midnight('2027-01-20').toISOString()}</updated>`);
    // The entry of the first edition is the same to the letter.
    const entryOf = (xml: string) => xml.slice(xml.lastIndexOf('  <entry>'));
    expect(entryOf(second.xml)).toBe(entryOf(first.xml));
    expect((await feed()).xml).toBe(second.xml);
    const header = { ifNoneMatch: first.validators.etag, ifModifiedSince: null };
    expect(isFresh(header, second.validators)).toBe(false);
    expect(isFresh({ ...header, ifNoneMatch: second.validators.etag }, second.validators)).toBe(true);
  });

  it('notes went on with the clauses that kept their words, and the page carries them', async () => {
    const [old, now] = [await listNotes(visitor, 1), await listNotes(visitor, 2)];
    const changed = new Set(['h-p1', 'c-2.8']);
    expect(now.map(({ anchor, kind }) => `${anchor} ${kind}`)).toEqual(
      old.filter(({ anchor }) => !changed.has(anchor)).map(({ anchor, kind }) => `${anchor} ${kind}`),
    );
    const { document } = await getReading(visitor, { number: 2, locale: 'kk' });
    expect(document.markup).toContain('data-note');
    expect((await getReading(visitor, { number: 2, locale: 'kk' })).document.markup).toBe(document.markup);
  });

  it('a client of today is not told of what was there before he came, but may be asked', async () => {
    const late = await makeClient();
    await knownSince('2027-03-01', late.personId);
    setClock(new Date('2027-03-02T05:00:00Z'));
    await tickUntilQuiet();
    expect((await letters()).map(({ personId }) => personId)).not.toContain(late.personId);
  });

  it('May: an editorial edition 3 tells nobody and asks nobody', async () => {
    setClock(new Date('2027-05-03T05:00:00Z'));
    const told = await letters();
    const standing = await Promise.all([faithful, silent, kazakh].map(asked));
    const sourceText = secondText.replace('«10» января 2027', '«1» мая 2027').replace('№6-П', '№7-П');
    await scheduleDraft(
      { author: cast.author.actor, approver: cast.approver.actor },
      {
        words: { title: 'Политика, третья', sourceText, changeSummary: 'Опечатки', materiality: 'editorial' },
        dates: {
          orderNumber: '7-П',
          orderDate: '2027-05-01',
          effectiveFrom: '2027-05-04',
          publishOn: '2027-05-04',
        },
      },
    );
    setClock(midnight('2027-05-04'));
    await tickUntilQuiet();
    expect(await world(midnight('2027-05-04'))).toEqual({
      today: '2027-05-04',
      kind: 'found',
      inForce: 3,
      coming: null,
      standing: { 1: 'replaced', 2: 'replaced', 3: 'in_force' },
    });
    expect(await letters()).toEqual(told);
    expect((await Promise.all([faithful, silent, kazakh].map(asked))).map(({ isAsked }) => isAsked)).toEqual(
      standing.map(({ isAsked }) => isAsked),
    );
    expect(await asked(faithful)).toEqual({ isAsked: false, accepted: 2, baseline: 2 });
    // Who has not answered yet is asked about edition 2, so the change that it made must be in what he is shown.
    expect(await asked(kazakh)).toEqual({ isAsked: true, accepted: null, baseline: 1 });
    expect((await feed()).entries.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('he may still decline after having accepted, and the newest answer holds', async () => {
    setClock(new Date('2027-05-05T05:00:00Z'));
    await expect(
      answerPolicy(kazakh.actor, { edition: 2, answer: 'accepted', how: 'cabinet', locale: 'kk' }),
    ).rejects.toMatchObject({ code: 'precondition', detail: 'policy.errors.newerEdition' });
    await answerPolicy(kazakh.actor, { edition: 3, answer: 'accepted', how: 'cabinet', locale: 'kk' });
    expect(await asked(kazakh)).toEqual({ isAsked: false, accepted: 3, baseline: 2 });
    setClock(new Date('2027-05-05T05:01:00Z'));
    await answerPolicy(kazakh.actor, { edition: 3, answer: 'declined', how: 'cabinet', locale: 'kk' });
    expect(await asked(kazakh)).toEqual({ isAsked: false, accepted: null, baseline: 2 });
    setClock(new Date('2027-05-05T05:02:00Z'));
    await answerPolicy(kazakh.actor, { edition: 3, answer: 'accepted', how: 'cabinet', locale: 'kk' });
    expect(await asked(kazakh)).toEqual({ isAsked: false, accepted: 3, baseline: 2 });
    expect((await getPolicyStanding(kazakh.actor)).answers).toHaveLength(3);
  });

  it('December: edition 3 is repealed; the archive keeps all, and says what applied on each day', async () => {
    setClock(new Date('2027-11-20T05:00:00Z'));
    const feedBefore = (await feed()).xml;
    await repealEdition(cast.approver.actor, {
      edition: 3,
      orderNumber: '9-П',
      orderDate: '2027-11-20',
      approvedBy: 'Директорова Д.Д.',
      repealedFrom: '2027-12-01',
    });
    expect(await world(justBefore('2027-12-01'))).toMatchObject({ inForce: 3, coming: null });
    expect(await world(midnight('2027-12-01'))).toEqual({
      today: '2027-12-01',
      kind: 'repealed',
      inForce: null,
      coming: null,
      standing: { 1: 'replaced', 2: 'replaced', 3: 'repealed' },
    });
    // A repeal is no new edition: who has read the feed finds nothing new.
    expect((await feed()).xml).toBe(feedBefore);
    await tickUntilQuiet();
    expect(await letters()).toHaveLength(4);
  });
});

describe('announceEdition', () => {
  const material = async (tx: Tx, effectiveFrom = '2028-02-01') => {
    setClock(new Date('2028-01-15T05:00:00Z'));
    await scheduleDraft(
      { author: cast.author.actor, approver: cast.approver.actor },
      { words: { sourceText: smallText(effectiveFrom) }, dates: { effectiveFrom } },
      tx,
    );
    await publishDue(systemActor('test'), tx);
  };
  const crowd = (tx: Tx, many: number) =>
    tx.execute(sql`insert into people (role, email, display_name, locale, created_at)
      select 'client', 'crowd-' || n || '@test.kz', 'x', 'en', '2026-06-01' from generate_series(1, ${many}::int) n`);

  it('tells a hundred at a time, each once, and says when it is done', () =>
    undone(async (tx) => {
      await crowd(tx, 250);
      await material(tx);
      const before = (await letters(tx)).length;
      const actor = systemActor('announce-edition');
      const told: number[] = [];
      for (let at = 0; at < 6; at++) told.push(await announceEdition(actor, tx));
      const all = told.reduce((sum, one) => sum + one, 0);
      expect(told.slice(0, 2)).toEqual([100, 100]);
      expect(told.slice(-2)).toEqual([0, 0]);
      const fresh = (await letters(tx)).slice(0).length - before;
      expect(fresh).toBe(all);
      const notices = await tx.execute<{ n: number; people: number }>(sql`select count(*)::int as n,
        count(distinct person_id)::int as people from policy_notices where edition_number = 4`);
      expect(notices[0]).toEqual({ n: all, people: all });
      expect([
        ...(await tx.execute(sql`select told from policy_announcements where edition_number = 4`)),
      ]).toEqual([{ told: all }]);
      expect(await auditsOf(actor.requestId, tx)).toMatchObject([
        {
          action: 'policy.announced',
          objectType: 'policy_edition',
          objectId: '4',
          fields: [],
          subjectId: null,
        },
      ]);
    }));

  it('goes on where it was killed', () =>
    undone(async (tx) => {
      await crowd(tx, 150);
      await material(tx);
      await announceEdition(systemActor('test'), tx);
      const middle = await footprint(tx);
      const killed = tx.transaction(async (inner) => {
        await announceEdition(systemActor('test'), inner);
        throw new Error('killed');
      });
      await expect(killed).rejects.toThrow('killed');
      expect(await footprint(tx)).toBe(middle);
      while ((await announceEdition(systemActor('test'), tx)) > 0);
      const twice = await tx.execute(sql`select person_id from outbox where kind = 'policyChanged'
        and created_at > '2028-01-01' group by person_id having count(*) > 1`);
      expect([...twice]).toEqual([]);
    }));

  it('does not tell of one that a newer material one has overtaken', () =>
    undone(async (tx) => {
      await material(tx, '2028-02-01');
      await material(tx, '2028-03-01');
      while ((await announceEdition(systemActor('test'), tx)) > 0);
      const editions = await tx.execute<{ n: number }>(
        sql`select distinct edition_number as n from policy_notices where edition_number > 3`,
      );
      expect([...editions]).toEqual([{ n: 5 }]);
    }));

  it('still tells of a material one when an editorial one came after it', () =>
    undone(async (tx) => {
      await material(tx, '2028-02-01');
      await scheduleDraft(
        { author: cast.author.actor, approver: cast.approver.actor },
        { words: { materiality: 'editorial' }, dates: { effectiveFrom: '2028-03-01' } },
        tx,
      );
      await publishDue(systemActor('test'), tx);
      expect(await announceEdition(systemActor('test'), tx)).toBeGreaterThan(0);
      expect([
        ...(await tx.execute(
          sql`select distinct edition_number as n from policy_notices where edition_number > 3`,
        )),
      ]).toEqual([{ n: 4 }]);
    }));

  it('is for the portal alone', () =>
    undone(async (tx) => {
      await material(tx);
      const before = await footprint(tx);
      const { author, approver, auditor, administrator, client } = cast;
      for (const actor of [author, approver, auditor, administrator, client].map(
        (one) => one.actor as Actor,
      )) {
        await expect(announceEdition(actor as SystemActor, tx)).rejects.toMatchObject({ code: 'forbidden' });
      }
      expect(await footprint(tx)).toBe(before);
    }));

  it('is undone when the audit of its end cannot be written', () =>
    undone(async (tx) => {
      await material(tx);
      const failing = systemActor('announce-edition', `fail-audit-${crypto.randomUUID()}`);
      while ((await announceEdition(systemActor('test'), tx)) >= 100);
      const before = await footprint(tx);
      await expect(announceEdition(failing, tx)).rejects.toThrow();
      expect(await footprint(tx)).toBe(before);
    }));

  it('by many ticks at once tells each once', async () => {
    setClock(new Date('2028-06-15T05:00:00Z'));
    await scheduleDraft(
      { author: cast.author.actor, approver: cast.approver.actor },
      { dates: { orderDate: '2028-06-15', effectiveFrom: '2028-07-01' } },
    );
    await publishDue(systemActor('test'));
    const before = (await letters()).length;
    await Promise.all(Array.from({ length: 6 }, () => announceEdition(systemActor('test'))));
    await tickUntilQuiet();
    const told = (await letters()).slice(0).length - before;
    await undone(async (tx) => {
      const [row] = await tx.execute<{ n: number }>(
        sql`select count(*)::int as n from policy_notices where edition_number = 4`,
      );
      expect(row?.n).toBe(told);
      expect(told).toBe(5);
    });
  });

  it('writes what he needs: the number, the day, the page of the cabinet', async () => {
    const sealed = await asActor(systemActor('test'), undefined, (tx) =>
      tx.execute<{ id: string; sealed: string; locale: string }>(
        sql`select id, sealed, locale from outbox where kind = 'policyChanged' order by created_at limit 20`,
      ),
    );
    expect(sealed.length).toBeGreaterThan(0);
    for (const { id, sealed: closed, locale } of sealed) {
      const letter: SealedMessage = JSON.parse(systemVault().open('outbox', 'sealed', id, closed));
      expect(letter.subject).not.toContain('policyChanged');
      expect(`${letter.subject} ${letter.text}`).toMatch(/[24]/);
      expect(letter.text).toMatch(/2027|2028/);
      expect(letter.link).toMatch(locale === 'ru' ? /[^k]\/cabinet\/policy$/ : /\/kk\/cabinet\/policy$/);
      expect(letter.code).toBeNull();
    }
  });
});

describe('answerPolicy', () => {
  const answer = { edition: 4, answer: 'accepted', how: 'cabinet', locale: 'ru' } as const;

  it('leaves one row and one audit event, and twice is once', () =>
    undone(async (tx) => {
      setClock(new Date('2028-06-16T05:00:00Z'));
      const actor = personActor({ id: silent.personId, role: 'client', sessionId: null }) as ClientActor;
      await answerPolicy(actor, answer, tx);
      expect(await auditsOf(actor.requestId, tx)).toMatchObject([
        {
          action: 'policy.accepted',
          actorId: silent.personId,
          subjectId: silent.personId,
          objectType: 'policy_edition',
          objectId: '4',
        },
      ]);
      const before = await footprint(tx);
      setClock(new Date('2028-06-17T05:00:00Z'));
      await answerPolicy(actor, { ...answer, locale: 'en', how: 'signIn' }, tx);
      expect(await footprint(tx)).toBe(before);
      await answerPolicy(actor, { ...answer, answer: 'declined' }, tx);
      expect((await auditsOf(actor.requestId, tx)).map(({ action }) => action)).toEqual([
        'policy.accepted',
        'policy.declined',
      ]);
    }));

  it.each([1, 3, 5, 99])('to edition %i, which is not the newest, is refused', (edition) =>
    undone(async (tx) => {
      const before = await footprint(tx);
      await expect(answerPolicy(silent.actor, { ...answer, edition }, tx)).rejects.toMatchObject({
        code: 'precondition',
      });
      expect(await footprint(tx)).toBe(before);
    }),
  );

  it('is the client’s own alone', () =>
    undone(async (tx) => {
      const before = await footprint(tx);
      for (const [actor, code] of [
        [visitor, 'unauthenticated'],
        [cast.author.actor, 'forbidden'],
        [cast.approver.actor, 'forbidden'],
        [cast.auditor.actor, 'forbidden'],
        [cast.administrator.actor, 'forbidden'],
        [systemActor('test'), 'forbidden'],
      ] as [Actor, string][]) {
        await expect(answerPolicy(actor as ClientActor, answer, tx)).rejects.toMatchObject({ code });
        await expect(getPolicyStanding(actor as ClientActor, tx)).rejects.toMatchObject({ code });
      }
      const nobody = personActor({ id: crypto.randomUUID(), role: 'client', sessionId: null }) as ClientActor;
      await expect(answerPolicy(nobody, answer, tx)).rejects.toMatchObject({ code: 'not_found' });
      await expect(answerPolicy(failingAudit(silent.actor), answer, tx)).rejects.toThrow();
      expect(await footprint(tx)).toBe(before);
    }));

  it('of one client is not seen in the standing of another', () =>
    undone(async (tx) => {
      await answerPolicy(silent.actor, answer, tx);
      expect(
        (await getPolicyStanding(kazakh.actor, tx)).answers.map(({ editionNumber }) => editionNumber),
      ).not.toContain(4);
    }));

  it('given twice at once is one row', async () => {
    setClock(new Date('2028-06-18T05:00:00Z'));
    await Promise.all([1, 2, 3, 4].map(() => answerPolicy(kazakh.actor, answer)));
    const { answers } = await getPolicyStanding(kazakh.actor);
    expect(answers.filter(({ editionNumber }) => editionNumber === 4)).toHaveLength(1);
  });
});
