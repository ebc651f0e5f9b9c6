import { beforeAll, describe, expect, it } from 'vitest';
import { fileRequest } from '@/lib/requests/file-request';
import {
  appSql,
  makeClient,
  makeStaff,
  needCalendar,
  type TestClient,
  type TestStaff,
} from '@/lib/testing/factories';

/*
 * The second lock alone: raw SQL as the application's role, with the settings that `asActor` would set. What a use
 * case forgets to ask for, these rules refuse.
 */

let mine: TestClient;
let other: TestClient;
let reviewer: TestStaff;
let approver: TestStaff;
let requestId: string;
let otherRequestId: string;

const deletion = () => ({ key: crypto.randomUUID(), kind: 'deletion', message: null, locale: 'ru' }) as const;

/** Runs one statement as a role and a person; what it did is undone. Returns how many rows it touched. */
async function touched(role: string, person: string | null, statement: string): Promise<number> {
  let rows = -1;
  const undo = new Error('undone');
  await appSql()
    .begin(async (sql) => {
      await sql`select set_config('app.actor_role', ${role}, true), set_config('app.actor_id', ${person ?? ''}, true),
        set_config('app.request_id', 'raw', true)`;
      rows = (await sql.unsafe(statement)).count;
      throw undo;
    })
    .catch((error) => {
      if (error !== undo) throw error;
    });
  return rows;
}

const refused = (role: string, person: string | null, statement: string) =>
  expect(touched(role, person, statement), `${role}: ${statement}`).rejects.toMatchObject({ code: '42501' });

const auditRow = (role: string, actorId: string | null, requestIdText = 'raw') =>
  `insert into audit_events (action, actor_kind, actor_role, actor_id, object_type, fields, request_id) values
    ('request.opened', 'staff', '${role}', ${actorId ? `'${actorId}'` : 'null'}, 'request', '{}', '${requestIdText}')`;
const eventRow = (id: string, byRole: string) =>
  `insert into request_events (request_id, act, by_role) values ('${id}', 'confirmed', '${byRole}')`;
const letter = (personId: string | null) =>
  `insert into outbox (person_id, channel, kind, locale, to_index) values
    (${personId ? `'${personId}'` : 'null'}, 'email', 'exportMade', 'ru', 'x')`;

beforeAll(async () => {
  await needCalendar();
  [mine, other] = await Promise.all([makeClient(), makeClient()]);
  [reviewer, approver] = await Promise.all([makeStaff('reviewer'), makeStaff('approver')]);
  requestId = (await fileRequest(mine.actor, deletion())).id;
  otherRequestId = (await fileRequest(other.actor, deletion())).id;
});

describe('the journal', () => {
  it('takes a row only in the name of who really acts', async () => {
    expect(await touched('reviewer', reviewer.personId, auditRow('reviewer', reviewer.personId))).toBe(1);
    expect(await touched('system', null, auditRow('visitor', null))).toBe(1);
    await refused('reviewer', reviewer.personId, auditRow('reviewer', approver.personId));
    await refused('reviewer', reviewer.personId, auditRow('approver', reviewer.personId));
    await refused('reviewer', reviewer.personId, auditRow('reviewer', reviewer.personId, 'another request'));
    await refused('client', mine.personId, auditRow('system', null));
    await refused('visitor', null, auditRow('visitor', null));
    await refused('', null, auditRow('', null));
  });
});

describe('the timeline of a request', () => {
  it('is written by those who see the request, under their own role', async () => {
    expect(await touched('client', mine.personId, eventRow(requestId, 'client'))).toBe(1);
    expect(await touched('reviewer', reviewer.personId, eventRow(requestId, 'reviewer'))).toBe(1);
    expect(await touched('system', null, eventRow(requestId, 'visitor'))).toBe(1);
    await refused('client', mine.personId, eventRow(otherRequestId, 'client'));
    await refused('client', mine.personId, eventRow(requestId, 'approver'));
    await refused('auditor', reviewer.personId, eventRow(requestId, 'auditor'));
    await refused('administrator', reviewer.personId, eventRow(requestId, 'administrator'));
  });
});

describe('outgoing messages', () => {
  it('are written for oneself, or by those whose work tells clients', async () => {
    expect(await touched('client', mine.personId, letter(mine.personId))).toBe(1);
    expect(await touched('reviewer', reviewer.personId, letter(mine.personId))).toBe(1);
    await refused('client', mine.personId, letter(other.personId));
    await refused('client', mine.personId, letter(null));
    await refused('visitor', null, letter(null));
    await refused('auditor', reviewer.personId, letter(mine.personId));
  });

  it('are nobody’s to read but the portal’s', async () => {
    for (const role of ['visitor', 'client', 'reviewer', 'approver', 'auditor', 'administrator']) {
      expect(await touched(role, mine.personId, 'select 1 from outbox'), role).toBe(0);
    }
  });
});

describe('sessions', () => {
  const session = (personId: string) =>
    `insert into sessions (token_hash, person_id, expires_at) values ('${crypto.randomUUID()}', '${personId}', now())`;

  it('begin and are lengthened by the portal alone', async () => {
    expect(await touched('system', null, session(mine.personId))).toBe(1);
    await refused('client', mine.personId, session(mine.personId));
    await refused('administrator', reviewer.personId, session(approver.personId));
    expect(await touched('client', mine.personId, 'update sessions set expires_at = now()')).toBe(0);
  });
});

describe('a request', () => {
  const row = (personId: string, more = '', values = '') =>
    `insert into requests (number, kind, person_id, locale, submitted_at, received_on, due_on, norm_code, working_days
      ${more}) values ('${crypto.randomUUID()}', 'access', '${personId}', 'ru', now(), now(), now(), 'x', 1 ${values})`;
  const set = (what: string, id = requestId) => `update requests set ${what} where id = '${id}'`;

  it('begins undecided, and is filed by its own client', async () => {
    expect(await touched('client', mine.personId, row(mine.personId))).toBe(1);
    await refused('client', mine.personId, row(other.personId));
    await refused('reviewer', reviewer.personId, row(reviewer.personId));
    await refused('client', mine.personId, row(mine.personId, ', decision', ", 'approved'"));
    await refused('client', mine.personId, row(mine.personId, ', confirmed_at', ', now()'));
  });

  it('is decided and confirmed in one’s own name only', async () => {
    const decide = (by: string) => set(`decision = 'approved', decided_at = now(), decided_by = '${by}'`);
    expect(await touched('reviewer', reviewer.personId, decide(reviewer.personId))).toBe(1);
    await refused('approver', approver.personId, decide(reviewer.personId));
    await refused('approver', approver.personId, set(`confirmed_by = '${reviewer.personId}'`));
    await refused('reviewer', reviewer.personId, set(`confirmed_by = '${reviewer.personId}'`));
    expect(await touched('auditor', reviewer.personId, decide(reviewer.personId))).toBe(0);
    expect(await touched('administrator', reviewer.personId, decide(reviewer.personId))).toBe(0);
  });

  it('keeps the client’s words, and is taken back by the client, for good', async () => {
    expect(await touched('client', mine.personId, set('cancelled_at = now()'))).toBe(1);
    expect(await touched('client', mine.personId, set('cancelled_at = now()', otherRequestId))).toBe(0);
    await refused('client', mine.personId, set('due_on = now()'));
    await refused('reviewer', reviewer.personId, set("message_enc = 'other words'"));
    await refused('approver', approver.personId, set("contact_enc = 'other'"));
    await refused('reviewer', reviewer.personId, set('cancelled_at = now()'));
    await appSql().begin(async (sql) => {
      await sql`select set_config('app.actor_role', 'client', true), set_config('app.actor_id', ${other.personId}, true)`;
      await sql.unsafe(set('cancelled_at = now()', otherRequestId));
    });
    await refused('client', other.personId, set('cancelled_at = null', otherRequestId));
    await refused('system', null, set('cancelled_at = null', otherRequestId));
  });
});

describe('running numbers', () => {
  const count = (by: string) =>
    `insert into counters (name, value) values ('attack', 5) on conflict (name) do update set value = ${by}`;

  it('are counted by filing and by the portal, and only upwards', async () => {
    expect(await touched('client', mine.personId, count('counters.value + 1'))).toBe(1);
    for (const role of ['visitor', 'reviewer', 'approver', 'auditor', 'administrator']) {
      await refused(role, reviewer.personId, count('counters.value + 1'));
    }
    await appSql().begin(async (sql) => {
      await sql`select set_config('app.actor_role', 'system', true)`;
      await sql.unsafe(count('5'));
    });
    await refused('client', mine.personId, count('counters.value - 1'));
    await refused('system', null, count('1'));
  });
});

describe('rows of clients', () => {
  const tables = [
    'people',
    'profiles',
    'data_keys',
    'value_changes',
    'requests',
    'consent_events',
    'export_runs',
  ];

  it('are hidden from visitors, from the administrator and from nobody in particular', async () => {
    for (const [role, person] of [
      ['', null],
      ['visitor', null],
      ['administrator', crypto.randomUUID()],
    ] as const) {
      for (const table of tables) {
        const where = table === 'people' ? "where role = 'client'" : '';
        expect(await touched(role, person, `select 1 from ${table} ${where}`), `${role} ${table}`).toBe(0);
      }
    }
  });

  it('are hidden from other clients', async () => {
    expect(await touched('client', mine.personId, 'select 1 from people')).toBe(1);
    expect(await touched('client', mine.personId, 'select 1 from profiles')).toBe(1);
    expect(await touched('client', mine.personId, 'select 1 from data_keys')).toBe(1);
    expect(
      await touched('client', mine.personId, `select 1 from requests where id = '${otherRequestId}'`),
    ).toBe(0);
    expect(
      await touched(
        'client',
        mine.personId,
        `update profiles set bin = 'x' where person_id = '${other.personId}'`,
      ),
    ).toBe(0);
  });
});
