import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Database } from '@/db/client';
import { migrate } from '@/db/migrate';
import { type Provisioned, provision, unprovision } from '@/db/provision';
import { subjectOfDevice } from '@/lib/cookies/choice.rules';
import { testServer } from '@/lib/testing/own-database';

/* A portal that stood before the ledger keeps every consent and every choice when it is brought up to date. */

const name = `before_ledger_${process.pid}`;
const device = '0f8fad5b-d9cb-469f-a165-70867728950e';
const person = crypto.randomUUID();
const erased = crypto.randomUUID();
let folder: string;
let place: Provisioned;
let owner: Database;

/** The migrations as they were then. */
function migrationsBefore(): string {
  const copy = mkdtempSync(join(tmpdir(), 'portal-migrations-'));
  cpSync('db/migrations', copy, { recursive: true });
  const path = join(copy, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8'));
  const entries = journal.entries.filter(({ tag }: { tag: string }) => tag < '0002');
  writeFileSync(path, JSON.stringify({ ...journal, entries }));
  return copy;
}

beforeAll(async () => {
  folder = migrationsBefore();
  place = await provision(testServer(), name);
  await migrate(place.owner, place.appRole, { migrations: folder, grants: join(folder, 'none') });
  owner = connect(place.owner, 2);
  const sql = owner.$client;
  // As the grants of then left the tables.
  for (const table of ['consent_events', 'cookie_choices', 'people', 'shown_texts'])
    await sql.unsafe(`alter table ${table} enable row level security`);
  await sql`insert into people (id, role, email, erased_at) values
    (${person}, 'client', 'one@example.kz', null), (${erased}, 'client', null, now())`;
  await sql`insert into shown_texts (sha256, locale, text) values ('t', 'ru', '{"title":"Проба"}')`;
  await sql`insert into cookie_choices (device_id, act, preferences, statistics, text_sha256, purposes_fingerprint,
    edition_number, locale, how, at) values (${device}, 'granted', true, false, 't', 'f', 1, 'ru', 'page', '2026-01-02T03:04:05.678Z')`;
  for (const who of [person, erased])
    await sql`insert into consent_events (person_id, purpose, act, purpose_fingerprint, text_sha256, edition_number,
      locale, how, stop_by) values (${who}, 'offersEmail', 'withdrawn', 'p', 't', 1, 'kk', 'staff', '2026-02-03')`;
  for (const table of ['consent_events', 'cookie_choices', 'people', 'shown_texts'])
    await sql.unsafe(`alter table ${table} force row level security`);
  await migrate(place.owner, place.appRole);
  for (const table of ['consent_events', 'consent_links', 'ledger_pending'])
    await sql.unsafe(`alter table ${table} no force row level security`);
}, 120_000);

afterAll(async () => {
  await owner?.$client.end({ timeout: 5 });
  await unprovision(testServer(), name);
  rmSync(folder, { recursive: true, force: true });
});

it('keeps a choice of cookies under the pseudonym of its browser', async () => {
  const [row] = await owner.$client`select * from consent_events where topic = 'cookies'`;
  expect(row).toMatchObject({
    subject_id: subjectOfDevice(device),
    act: 'granted',
    purposes: [
      { code: 'preferences', on: true, fingerprint: 'f' },
      { code: 'statistics', on: false, fingerprint: 'f' },
    ],
    how: 'page',
    at: '2026-01-02 03:04:05.678+00',
    expires_at: '2026-07-03 03:04:05.678+00',
  });
});

it('keeps a client’s consents, joined to him, and those of an erased one, joined to nobody', async () => {
  const rows = await owner.$client`select e.*, l.person_id from consent_events e
    left join consent_links l using (subject_id) where topic = 'offersEmail'`;
  expect(rows.map(({ person_id }) => person_id).sort()).toEqual([person, null].sort());
  for (const row of rows)
    expect(row).toMatchObject({
      act: 'withdrawn',
      purposes: [{ code: 'offersEmail', on: false, fingerprint: 'p' }],
      locale: 'kk',
      how: 'letter',
      stop_by: '2026-02-03',
    });
});

it('lets every one of them wait for its place in the tree', async () => {
  const [row] = await owner.$client`select
    (select count(*)::int from consent_events) as events, (select count(*)::int from ledger_pending) as waiting`;
  expect(row).toEqual({ events: 3, waiting: 3 });
});
