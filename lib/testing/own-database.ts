import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { connect, connectRaw, type Database } from '@/db/client';
import { migrate } from '@/db/migrate';
import { type Provisioned, provision, type Server, unprovision } from '@/db/provision';
import { systemActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { asActor, closeDatabase, type Tx } from '@/lib/database';

let place: Provisioned | undefined;
let ownerPool: Database | undefined;
let appPool: ReturnType<typeof connectRaw> | undefined;

const has = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('no database yet');
  return value;
};
/** The database of the file as the owner of its tables. */
export const ownerDb = (): Database => has(ownerPool);
/** The database of the file as the application's role, beside the pool of the use cases. */
export const otherProcess = () => has(appPool);

/** What a statement gives to the application's role, as the system, beside the pool of the use cases. */
export async function rowsAsSystem<T>(statement: string): Promise<T[]> {
  const rows: T[] = [];
  await otherProcess().begin(async (tx) => {
    await tx`select set_config('app.actor_role', 'system', true)`;
    rows.push(...((await tx.unsafe(statement)) as unknown as T[]));
  });
  return rows;
}

/** The server of the run. */
export function testServer(): Server {
  const owner: Provisioned['owner'] = JSON.parse(process.env.PORTAL_TEST_OWNER ?? '""');
  return typeof owner === 'string'
    ? { kind: 'given', url: owner, authSecret: process.env.AUTH_SECRET ?? '' }
    : { kind: 'embedded', host: owner.host ?? '', port: owner.port ?? 0 };
}

/**
 * A database for the calling file alone, in which editions can be published for good: what is append-only would
 * stay for everybody else. The clock runs again after each test.
 */
export function withOwnDatabase(name: string): void {
  const database = `policy_${name}_${process.pid}`;
  beforeAll(async () => {
    place = await provision(testServer(), database);
    await migrate(place.owner, place.appRole);
    ownerPool = connect(place.owner, 2);
    appPool = connectRaw(place.app, 2);
    await ownerPool.$client.unsafe(`
      create function fail_audit_on_demand() returns trigger language plpgsql as $$
      begin
        if current_setting('app.request_id', true) like 'fail-audit%' then raise exception 'audit refused'; end if;
        return new;
      end $$;
      create trigger fail_audit_on_demand before insert on audit_events
        for each row execute function fail_audit_on_demand();`);
    if (typeof place.app === 'string') process.env.DATABASE_APP_URL = place.app;
    else process.env.PGDATABASE = database;
  });
  afterEach(() => setClock(undefined));
  afterAll(async () => {
    await closeDatabase();
    await ownerPool?.$client.end({ timeout: 5 });
    await appPool?.end({ timeout: 5 });
    await unprovision(testServer(), database);
  });
}

const undo = new Error('undo');
const mustBeUndo = (error: unknown) => {
  if (error !== undo) throw error;
};

/** A transaction of the application's own role that is always rolled back. */
export async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  await asActor(systemActor('test'), undefined, async (tx) => {
    await work(tx);
    throw undo;
  }).catch(mustBeUndo);
}

export const policyTables = [
  'policy_editions',
  'policy_clauses',
  'policy_repeals',
  'policy_translations',
  'policy_translation_approvals',
  'policy_notes',
  'policy_drafts',
  'policy_draft_events',
  'policy_acceptances',
  'policy_notices',
  'policy_announcements',
] as const;

/** A transaction as the owner, who sees every row; `triggers` off for somebody who tampers. Always rolled back. */
export async function asOwner(triggers: 'on' | 'off', work: (tx: Tx) => Promise<void>): Promise<void> {
  const run = ownerDb().transaction(async (tx) => {
    for (const table of policyTables) {
      await tx.execute(sql.raw(`alter table ${table} no force row level security`));
      if (triggers === 'off') await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
    }
    await work(tx);
    throw undo;
  });
  await run.catch(mustBeUndo);
}

/** Everything that a policy's life leaves behind, as one word: the same word, nothing has changed. */
export async function footprint(on?: Tx): Promise<string> {
  return asActor(systemActor('test'), on, async (tx) => {
    const parts: string[] = [];
    for (const table of [...policyTables, 'audit_events', 'outbox']) {
      const [row] = await tx.execute<{ hash: string }>(
        sql.raw(`select count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash
          from ${table} t`),
      );
      parts.push(`${table}=${row?.hash}`);
    }
    return parts.join('\n');
  });
}

export type Audited = {
  action: string;
  actorId: string | null;
  objectType: string;
  objectId: string | null;
  fields: string[];
  reason: string | null;
  subjectId: string | null;
};

/** The audit rows of one request, as the system reads them. */
export const auditsOf = (requestId: string, on?: Tx): Promise<Audited[]> =>
  asActor(systemActor('test'), on, async (tx) => [
    ...(await tx.execute<Audited>(sql`select action, actor_id as "actorId", object_type as "objectType",
      object_id as "objectId", fields, reason, subject_id as "subjectId"
      from audit_events where request_id = ${requestId}`)),
  ]);

/** Lets all who are there be known since a day: the database takes its own clock, which is not that of a test. */
export async function knownSince(date: string, personId?: string): Promise<void> {
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table people no force row level security`);
    await tx.execute(sql`update people set created_at = ${date}::date
      where ${personId ?? null}::uuid is null or id = ${personId ?? null}::uuid`);
    await tx.execute(sql`alter table people force row level security`);
  });
}
