import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { asActor } from '@/lib/database';
import { makeClient, makeStaff, type TestClient } from '@/lib/testing/factories';
import {
  asOwner,
  knownSince,
  otherProcess,
  policyTables,
  undone,
  withOwnDatabase,
} from '@/lib/testing/own-database';
import {
  beginDraft,
  type Cast,
  importFirst,
  makeCast,
  order,
  scheduleDraft,
  sendDraft,
  smallText,
} from '@/lib/testing/policy-life';
import { announceEdition } from './announce-edition';
import { answerPolicy } from './answer-policy';
import { approveDraft } from './approve-draft';
import { approveTranslation } from './approve-translation';
import { attachTranslation } from './attach-translation';
import { getDraft } from './draft.queries';
import { publishDue } from './publish-due';
import { repealEdition } from './repeal-edition';
import { returnDraft } from './return-draft';
import { saveDraft } from './save-draft';
import { saveDraftInput } from './schema';
import { submitDraft } from './submit-draft';
import { writeNote } from './write-note';

/*
 * The second lock alone: raw SQL as the application's role with the settings that `asActor` would set, and as the
 * owner of the tables. What a use case forgets to ask for, the database refuses.
 */

withOwnDatabase('attack');

let cast: Cast;
let other: TestClient;
/** Committed drafts, one in each state before publication, and the published one. */
let draft: string;
let review: string;
let scheduled: string;
let published: string;
let translation: string;

const jan15 = new Date('2027-01-15T06:00:00Z');
const system = systemActor('test');

beforeAll(async () => {
  cast = await makeCast();
  other = await makeClient();
  const author = cast.author.actor;
  const approver = cast.approver.actor;
  await importFirst();
  setClock(jan15);
  published = await scheduleDraft({ author, approver });
  await publishDue(system);
  await writeNote(author, {
    edition: 1,
    anchor: 'c-2.8',
    kind: 'how',
    ru: 'а',
    kk: 'ә',
    en: 'a',
    control: '',
  });
  translation = await attachTranslation(author, {
    edition: 1,
    locale: 'kk',
    title: 'Саясат',
    sourceText: '1. ЖАЛПЫ\n\n1.1. Мәтін.\n',
  });
  const signed = { orderNumber: '6-П', orderDate: '2027-01-10', approvedBy: 'Директорова Д.Д.' };
  await approveTranslation(approver, { id: translation, ...signed, approverTitle: 'Директор' });
  await answerPolicy(cast.client.actor, { edition: 2, answer: 'accepted', how: 'cabinet', locale: 'ru' });
  // The clients of the test are made by the clock of the database, which may be later than that of the test.
  setClock(new Date('2999-01-01T00:00:00Z'));
  await knownSince('2026-01-01');
  while ((await announceEdition(system)) > 0);
  setClock(jan15);
  await repealEdition(approver, { edition: 2, ...signed, repealedFrom: '2027-06-01' });
  draft = await beginDraft(author);
  review = await sendDraft(author);
  scheduled = await scheduleDraft(
    { author, approver },
    { dates: { publishOn: '2027-01-31', effectiveFrom: '2027-03-01' } },
  );
});

/** Runs statements as a role and a person; what they did is undone. Returns how many rows the last one touched. */
async function touched(role: string, person: string | null, ...statements: string[]): Promise<number> {
  let rows = -1;
  const undo = new Error('undone');
  await otherProcess()
    .begin(async (raw) => {
      await raw`select set_config('app.actor_role', ${role}, true), set_config('app.actor_id', ${person ?? ''}, true),
        set_config('app.request_id', 'raw', true)`;
      for (const statement of statements) rows = (await raw.unsafe(statement)).count;
      throw undo;
    })
    .catch((error) => {
      if (error !== undo) throw error;
    });
  return rows;
}

const refused = (role: string, person: string | null, ...statements: string[]) =>
  expect(touched(role, person, ...statements), `${role}: ${statements.join('; ')}`).rejects.toMatchObject({
    code: expect.stringMatching(/^(?:42501|23514)$/),
  });

const set = (what: string, id: string) => `update policy_drafts set ${what} where id = '${id}'`;
const insertDraft = (columns: string, values: string) =>
  `insert into policy_drafts (title, locale, source_text, created_at, updated_at, ${columns})
    values ('t', 'ru', 'x', now(), now(), ${values})`;
const approval = (by: string, more = '') =>
  `approved_at = now(), approved_by = '${by}', order_number = '1', order_date = now(), signed_by = 'x',
   signer_title = 'y', effective_from = now(), publish_at = now() ${more}`;
const text = (by: string) =>
  `source_text = 'другой', version = version + 1, updated_by = '${by}', updated_at = now()`;

describe('drafts by raw SQL', () => {
  it('are not there for clients, visitors, the administrator and nobody', async () => {
    for (const table of ['policy_drafts', 'policy_draft_events']) {
      for (const [role, person] of [
        ['', null],
        ['visitor', null],
        ['client', cast.client.personId],
        ['administrator', cast.administrator.personId],
      ] as const) {
        expect(await touched(role, person, `select 1 from ${table}`), `${role} ${table}`).toBe(0);
      }
      expect(await touched('auditor', cast.auditor.personId, `select 1 from ${table}`)).toBeGreaterThan(0);
    }
  });

  it('are changed by nobody but those who work on them', async () => {
    for (const [role, person] of [
      ['', null],
      ['visitor', null],
      ['client', cast.client.personId],
      ['auditor', cast.auditor.personId],
      ['administrator', cast.administrator.personId],
    ] as const) {
      const { personId } = cast.auditor;
      expect(await touched(role, person, set(text(person ?? personId), draft)).catch(() => 0), role).toBe(0);
    }
  });

  it('are begun in one’s own name, with nothing of what comes later', async () => {
    const { personId } = cast.author;
    const own = `'${personId}'`;
    expect(await touched('reviewer', personId, insertDraft('created_by', own))).toBe(1);
    await refused('reviewer', personId, insertDraft('created_by', `'${cast.second.personId}'`));
    await refused('reviewer', personId, insertDraft('created_by', 'null'));
    for (const role of ['', 'visitor', 'client', 'auditor', 'administrator']) {
      await refused(role, personId, insertDraft('created_by', own));
    }
    for (const column of ['submitted_at', 'published_at', 'discarded_at']) {
      await refused('reviewer', personId, insertDraft(`created_by, ${column}`, `${own}, now()`));
      await refused('system', null, insertDraft(column, 'now()'));
    }
    await refused('reviewer', personId, insertDraft('created_by, edition_number', `${own}, 7`));
    await refused(
      'approver',
      cast.approver.personId,
      insertDraft(
        'created_by, approved_at, approved_by, order_number, order_date, signed_by, signer_title, effective_from, publish_at',
        `'${cast.approver.personId}', now(), '${cast.deputy.personId}', '1', now(), 'x', 'y', now(), now()`,
      ),
    );
  });

  it('never change their maker, their beginning or what they are', async () => {
    for (const what of [
      `created_by = '${cast.second.personId}'`,
      'created_by = null',
      'created_at = now()',
      'is_example = true',
      'id = gen_random_uuid()',
    ]) {
      await refused('reviewer', cast.author.personId, set(what, draft));
      await refused('system', null, set(what, draft));
    }
  });

  it('cannot be deleted, nor their history be changed', async () => {
    for (const role of ['reviewer', 'approver', 'system']) {
      await refused(role, cast.author.personId, `delete from policy_drafts where id = '${draft}'`);
      await refused(role, cast.author.personId, `update policy_draft_events set by = null`);
      await refused(role, cast.author.personId, 'delete from policy_draft_events');
      await refused(role, cast.author.personId, 'truncate policy_drafts cascade');
    }
  });

  it('have a history that each writes in his own name', async () => {
    const event = (by: string, role: string) =>
      `insert into policy_draft_events (draft_id, act, by, by_role, at) values ('${draft}', 'saved', ${by}, '${role}', now())`;
    const { personId } = cast.author;
    expect(await touched('reviewer', personId, event(`'${personId}'`, 'reviewer'))).toBe(1);
    await refused('reviewer', personId, event(`'${cast.second.personId}'`, 'reviewer'));
    await refused('reviewer', personId, event('null', 'reviewer'));
    await refused('reviewer', personId, event(`'${personId}'`, 'approver'));
    for (const role of ['client', 'visitor', 'auditor', 'administrator']) {
      await refused(role, personId, event(`'${personId}'`, role));
    }
  });

  it('get a new version with new words, in the name of who wrote them', async () => {
    const { personId } = cast.second;
    expect(await touched('reviewer', personId, set(text(personId), draft))).toBe(1);
    await refused('reviewer', personId, set(text(cast.author.personId), draft));
    await refused('reviewer', personId, set(`source_text = 'другой', updated_by = '${personId}'`, draft));
    await refused('reviewer', personId, set(`version = version - 1`, draft));
  });

  it('are sent in one’s own name', async () => {
    const { personId } = cast.second;
    const send = (by: string) => set(`submitted_at = now(), submitted_by = ${by}`, draft);
    expect(await touched('reviewer', personId, send(`'${personId}'`))).toBe(1);
    await refused('reviewer', personId, send(`'${cast.author.personId}'`));
    await refused('reviewer', personId, send('null'));
  });

  it('stand still under review', async () => {
    for (const what of [
      "source_text = source_text || ' '",
      "title = 'другое'",
      "locale = 'kk'",
      "change_summary = 'другое'",
      "materiality = 'editorial'",
      'materiality = null',
      "source_text = 'x', submitted_at = null, submitted_by = null",
      'discarded_at = now()',
    ]) {
      for (const [role, person] of [
        ['reviewer', cast.author.personId],
        ['approver', cast.approver.personId],
        ['system', null],
      ] as const) {
        await refused(role, person, set(what, review));
      }
    }
  });
});

describe('four eyes by raw SQL', () => {
  const approve = (by: string, id: string, more = '') => set(approval(by, more), id);

  it('an approver approves what others wrote, in his own name', async () => {
    const { personId } = cast.approver;
    expect(await touched('approver', personId, approve(personId, review))).toBe(1);
    await refused('approver', personId, approve(cast.deputy.personId, review));
    await refused('reviewer', cast.second.personId, approve(cast.second.personId, review));
    await refused('auditor', cast.auditor.personId, approve(cast.auditor.personId, review)).catch(() => {
      // Row security hides it: nothing is touched.
      return expect(
        touched('auditor', cast.auditor.personId, approve(cast.auditor.personId, review)),
      ).resolves.toBe(0);
    });
    await refused('system', null, approve(personId, review));
    await refused('system', null, approve(cast.author.personId, review));
  });

  it('not before it was sent, and not with another weight', async () => {
    const { personId } = cast.approver;
    await refused('approver', personId, approve(personId, draft));
    await refused('approver', personId, approve(personId, draft, ', submitted_at = now()'));
    await refused('approver', personId, approve(personId, review, ", materiality = 'editorial'"));
    await refused('approver', personId, approve(personId, review, ', materiality = null'));
    await refused('approver', personId, approve(personId, review, ", source_text = 'x'"));
  });

  it('not half', async () => {
    const { personId } = cast.approver;
    for (const missing of ['order_number', 'order_date', 'signed_by', 'signer_title', 'effective_from']) {
      await refused(
        'approver',
        personId,
        approve(personId, review, `, materiality = 'material'`).replace(
          new RegExp(`${missing} = (?:'[^']*'|now\\(\\)),`),
          '',
        ),
      );
    }
  });

  it.each(['created', 'saved', 'submitted'] as const)('not by who %s it, alone', async (act) => {
    const { actor, personId } = await makeStaff('approver');
    const author = cast.author.actor;
    const id = await beginDraft(act === 'created' ? actor : author);
    if (act === 'saved') await saveDraft(actor, words(id, 2, 'сведения'));
    // Others went over it afterwards.
    await saveDraft(author, words(id, act === 'saved' ? 3 : 2, 'иное'));
    await submitDraft(act === 'submitted' ? actor : author, { id });
    await refused('approver', personId, approve(personId, id));
    await returnDraft(author, { id, reason: 'Неясно' });
    await submitDraft(author, { id });
    if (act === 'submitted') await refused('approver', personId, approve(personId, id));
    await refused('approver', personId, approve(personId, id));
    expect(await touched('approver', cast.deputy.personId, approve(cast.deputy.personId, id))).toBe(1);
  });

  it('not by who wrote past the use cases, though another sent it', async () => {
    const { personId } = await makeStaff('approver');
    const id = await beginDraft(cast.author.actor);
    await otherProcess().begin(async (raw) => {
      await raw`select set_config('app.actor_role', 'approver', true), set_config('app.actor_id', ${personId}, true)`;
      await raw.unsafe(set(text(personId).replace('другой', smallText('чужое')), id));
    });
    await saveDraft(cast.author.actor, words(id, 3, 'своё'));
    await submitDraft(cast.author.actor, { id });
    await refused('approver', personId, approve(personId, id));
    const { events } = await getDraft(cast.auditor.actor, id);
    expect(events.filter(({ act, byRole }) => act === 'saved' && byRole === 'approver')).toHaveLength(1);
  });

  it('an approval stands as it was given', async () => {
    for (const what of [
      "source_text = 'другой'",
      "title = 'другое'",
      "materiality = 'editorial'",
      "change_summary = 'другое'",
      "order_number = '9'",
      "order_date = '2020-01-01'",
      "signed_by = 'другой'",
      "signer_title = 'другой'",
      "effective_from = '2030-01-01'",
      "publish_at = '2020-01-01'",
      `approved_by = '${cast.deputy.personId}'`,
      "approved_at = '2020-01-01'",
      'submitted_at = null',
      'discarded_at = now()',
      `submitted_by = '${cast.second.personId}'`,
    ]) {
      for (const [role, person] of [
        ['reviewer', cast.author.personId],
        ['approver', cast.approver.personId],
        ['system', null],
      ] as const) {
        await refused(role, person, set(what, scheduled));
      }
    }
  });

  it('is taken back by an approver and whole', async () => {
    const nothing = `approved_at = null, approved_by = null, order_number = null, order_date = null, signed_by = null,
      signer_title = null, effective_from = null, publish_at = null`;
    expect(await touched('approver', cast.deputy.personId, set(nothing, scheduled))).toBe(1);
    await refused('reviewer', cast.author.personId, set(nothing, scheduled));
    await refused('approver', cast.deputy.personId, set('approved_at = null', scheduled));
    await refused('approver', cast.deputy.personId, set(`${nothing}, source_text = 'x'`, scheduled));
  });

  it('the portal alone publishes, and only what was approved', async () => {
    const publish = 'published_at = now(), edition_number = 3';
    expect(await touched('system', null, set(publish, scheduled))).toBe(1);
    for (const role of ['reviewer', 'approver']) {
      await refused(role, cast.approver.personId, set(publish, scheduled));
      await refused(role, cast.approver.personId, set('edition_number = 3', scheduled));
      await refused(role, cast.approver.personId, set('published_at = now()', scheduled));
    }
    for (const id of [draft, review]) await refused('system', null, set(publish, id));
  });

  it('what was published or thrown away is over', async () => {
    for (const what of [
      "source_text = 'другой'",
      'published_at = null',
      'published_at = null, edition_number = null',
      'edition_number = 9',
      'discarded_at = now()',
      "title = 'другое'",
    ]) {
      for (const role of ['reviewer', 'approver', 'system']) {
        await refused(role, cast.approver.personId, set(what, published));
      }
    }
    for (const what of ['discarded_at = null', "title = 'другое'", 'submitted_at = now()']) {
      await refused('reviewer', cast.author.personId, set('discarded_at = now()', draft), set(what, draft));
    }
  });

  it('an example is never approved, by whatever way', async () => {
    const { personId } = cast.author;
    const id = crypto.randomUUID();
    await otherProcess().begin(async (raw) => {
      await raw`select set_config('app.actor_role', 'system', true)`;
      await raw.unsafe(
        insertDraft('id, is_example, materiality, change_summary', `'${id}', true, 'material', 'Пример'`),
      );
    });
    const send = set(`submitted_at = now(), submitted_by = '${personId}'`, id);
    await otherProcess()
      .begin(async (raw) => {
        await raw`select set_config('app.actor_role', 'reviewer', true), set_config('app.actor_id', ${personId}, true)`;
        await raw.unsafe(send);
      })
      .catch(() => undefined);
    await refused('approver', cast.approver.personId, approve(cast.approver.personId, id));
    await refused('approver', cast.approver.personId, set('is_example = false', id));
  });
});

const words = (id: string, version: number, word: string) =>
  saveDraftInput.parse({
    id,
    version,
    title: 'Политика',
    sourceText: smallText(word),
    changeSummary: 'Уточнено',
    materiality: 'material',
  });

describe('what is published, by raw SQL', () => {
  const changing: [string, string][] = [
    ['policy_editions', "title = 'другое'"],
    ['policy_clauses', "text = 'другое'"],
    ['policy_notes', "ru = 'другое'"],
    ['policy_translations', "title = 'другое'"],
    ['policy_translation_approvals', "order_number = '9'"],
    ['policy_repeals', "repealed_from = '2030-01-01'"],
    ['policy_acceptances', "act = 'declined'"],
    ['policy_notices', 'at = now()'],
    ['policy_announcements', 'told = 0'],
    ['policy_draft_events', "act = 'saved'"],
  ];

  it.each(changing)('%s: the application changes, deletes and empties nothing', async (table, what) => {
    for (const role of ['approver', 'system', 'administrator']) {
      const { personId } = cast.approver;
      for (const statement of [
        `update ${table} set ${what}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(touched(role, personId, statement), statement).rejects.toMatchObject({ code: '42501' });
      }
    }
  });

  it.each(changing)('%s: nor does the owner of the table', (table, what) =>
    asOwner('on', async (tx) => {
      const [row] = await tx.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${table}`));
      // A trigger for each row says nothing over an empty table.
      expect(row?.n).toBeGreaterThan(0);
      for (const statement of [
        `update ${table} set ${what}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        const done = tx.transaction((inner) => inner.execute(sql.raw(statement)));
        await expect(done, statement).rejects.toMatchObject({ cause: { code: '42501' } });
      }
    }),
  );

  it('a draft with a history is not deleted by the owner either', () =>
    asOwner('on', async (tx) => {
      for (const statement of ['delete from policy_drafts', 'truncate policy_drafts cascade']) {
        const done = tx.transaction((inner) => inner.execute(sql.raw(statement)));
        await expect(done, statement).rejects.toMatchObject({ cause: { code: expect.any(String) } });
      }
    }));

  it('the application drops no trigger and switches none off', async () => {
    for (const statement of [
      'alter table policy_editions disable trigger user',
      'drop trigger refuse_change on policy_editions',
      'alter table policy_editions no force row level security',
      'set session_replication_role = replica',
      'drop table policy_editions',
      "create or replace function refuse_change() returns trigger language plpgsql as 'begin return old; end'",
    ]) {
      await expect(touched('system', null, statement), statement).rejects.toMatchObject({ code: '42501' });
    }
  });

  const clause = (position: number, raw: string, number = 1) =>
    `insert into policy_clauses (edition_id, position, anchor, kind, level, raw, text)
      select id, ${position}, 'x-${position}', 'clause', 2, '${raw}', 'Новое обещание' from policy_editions
      where number = ${number}`;

  it.each([
    ['at the end', clause(9000, '9.9. Новое обещание')],
    ['that has no words of its own', clause(9001, '')],
  ])('no clause is added to an edition %s', async (_, statement) => {
    await expect(touched('system', null, statement, 'set constraints all immediate')).rejects.toMatchObject({
      code: expect.stringMatching(/^23/),
    });
    await asOwner('on', async (tx) => {
      const done = tx.transaction(async (inner) => {
        await inner.execute(sql.raw(statement));
        await inner.execute(sql`set constraints all immediate`);
      });
      await expect(done).rejects.toMatchObject({ cause: { code: expect.stringMatching(/^23/) } });
    });
  });

  it('no clause without an edition, and no edition but by the portal', async () => {
    await expect(
      touched(
        'system',
        null,
        `insert into policy_clauses (edition_id, position, anchor, kind, level, raw, text)
          values (gen_random_uuid(), 1, 'x', 'clause', 2, 'x', 'x')`,
        'set constraints all immediate',
      ),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
    const edition = `insert into policy_editions (number, title, locale, order_number, order_date, approved_by,
      approver_title, effective_from, source_text, sha256, published_at)
      values (50, 't', 'ru', '1', now(), 'x', 'y', now(), 'z', '${'0'.repeat(64)}', now())`;
    for (const role of ['', 'visitor', 'client', 'reviewer', 'approver', 'auditor', 'administrator']) {
      await refused(role, cast.approver.personId, edition);
      await refused(role, cast.approver.personId, clause(9002, 'x'));
    }
  });

  it('repeals, notes and translations come from those who may, in their own name', async () => {
    const repeal = `insert into policy_repeals (edition_number, order_number, order_date, repealed_by, repealed_from)
      values (1, '1', now(), 'x', now())`;
    const note = (
      by: string,
    ) => `insert into policy_notes (edition_number, anchor, kind, version, ru, kk, en, by)
      values (1, 'c-2.7', 'how', 1, 'а', 'ә', 'a', ${by})`;
    const translated = (
      by: string,
    ) => `insert into policy_translations (edition_number, locale, version, title,
      source_text, sha256, by) values (1, 'en', 1, 't', 'x', 'y', ${by})`;
    expect(await touched('approver', cast.approver.personId, repeal)).toBe(1);
    for (const role of ['', 'visitor', 'client', 'reviewer', 'auditor', 'administrator']) {
      await refused(role, cast.author.personId, repeal);
    }
    const own = `'${cast.author.personId}'`;
    for (const row of [note, translated]) {
      expect(await touched('reviewer', cast.author.personId, row(own))).toBe(1);
      await refused('reviewer', cast.author.personId, row(`'${cast.second.personId}'`));
      await refused('reviewer', cast.author.personId, row('null'));
      for (const role of ['', 'visitor', 'client', 'auditor', 'administrator']) {
        await refused(role, cast.author.personId, row(own));
      }
    }
  });

  it('nobody approves his own translation', async () => {
    const id = crypto.randomUUID();
    const attach = (
      by: string,
    ) => `insert into policy_translations (id, edition_number, locale, version, title,
      source_text, sha256, by) values ('${id}', 1, 'en', 1, 't', 'x', 'y', ${by})`;
    const approve = (
      by: string,
    ) => `insert into policy_translation_approvals (translation_id, order_number, order_date,
      approved_by, approver_title, by) values ('${id}', '1', now(), 'x', 'y', ${by})`;
    const own = `'${cast.approver.personId}'`;
    await refused('approver', cast.approver.personId, attach(own), approve(own));
    await refused('approver', cast.approver.personId, attach(own), approve(`'${cast.deputy.personId}'`));
    await refused('approver', cast.approver.personId, attach(`'${cast.deputy.personId}'`), approve(own));
    await refused('approver', cast.approver.personId, attach('null'), approve(own));
  });
});

describe('answers by raw SQL', () => {
  const answer = (person: string, edition = 2) =>
    `insert into policy_acceptances (person_id, edition_number, act, locale, how, at)
      values ('${person}', ${edition}, 'accepted', 'ru', 'cabinet', now())`;

  it('are given by the client himself alone', async () => {
    const { personId } = cast.client;
    expect(await touched('client', personId, answer(personId))).toBe(1);
    await refused('client', personId, answer(other.personId));
    for (const role of ['', 'visitor', 'reviewer', 'approver', 'auditor', 'administrator', 'system']) {
      await refused(role, personId, answer(personId));
    }
  });

  it('are seen by the client himself, and by staff who see clients', async () => {
    for (const table of ['policy_acceptances', 'policy_notices']) {
      const mine = `select 1 from ${table} where person_id = '${cast.client.personId}'`;
      expect(await touched('client', cast.client.personId, mine), table).toBe(1);
      expect(await touched('client', other.personId, mine), table).toBe(0);
      expect(await touched('auditor', cast.auditor.personId, mine), table).toBe(1);
      for (const role of ['', 'visitor', 'administrator']) expect(await touched(role, null, mine)).toBe(0);
    }
  });

  it('notices and announcements are the portal’s', async () => {
    const notice = `insert into policy_notices (edition_number, person_id, at)
      values (9, '${cast.client.personId}', now())`;
    const told = `insert into policy_announcements (edition_number, told, finished_at) values (9, 0, now())`;
    for (const statement of [notice, told]) {
      expect(await touched('system', null, statement)).toBe(1);
      for (const role of ['', 'visitor', 'client', 'reviewer', 'approver', 'auditor', 'administrator']) {
        await refused(role, cast.client.personId, statement);
      }
    }
  });
});

describe('the guards', () => {
  it('stand on every table of the policy', () =>
    asOwner('on', async (tx) => {
      const rows = await tx.execute<{ name: string; forced: boolean }>(
        sql.raw(`select relname as name,
        relrowsecurity as forced from pg_class where relname in (${policyTables.map((one) => `'${one}'`).join(',')})`),
      );
      expect(
        rows
          .filter(({ forced }) => forced)
          .map(({ name }) => name)
          .sort(),
      ).toEqual([...policyTables].sort());
      const triggers = await tx.execute<{ name: string }>(sql`select c.relname as name from pg_trigger t
        join pg_class c on c.oid = t.tgrelid where t.tgname in ('refuse_change', 'guard_draft') and t.tgenabled = 'O'`);
      const guarded = triggers.map(({ name }) => name);
      for (const table of policyTables) expect(guarded).toContain(table);
    }));

  it('leave the honest way open', () =>
    undone(async (tx) => {
      setClock(jan15);
      await asActor(system, tx, (inner) =>
        inner.execute(
          sql`update policy_drafts set published_at = now(), edition_number = 3 where id = ${scheduled}`,
        ),
      );
      await approveDraft(cast.approver.actor, order(review, { effectiveFrom: '2027-04-01' }), tx);
    }));
});
