import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server as NetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConnectionTarget, connectRaw } from '@/db/client';
import { sleep } from '@/db/embedded/processes';
import { type RunningServer, startServer } from '@/db/embedded/server';
import { migrate, pendingMigrations } from '@/db/migrate';
import { provision, unprovision } from '@/db/provision';
import { query } from '@/db/provision-sql';
import { SettingsError } from '@/db/settings-error';

const debian = '/usr/lib/postgresql/15/bin';
const authSecret = 'a'.repeat(32);

/** Passes TCP on to the socket of the embedded server, which then stands in for one that is given by its address. */
async function forward(server: RunningServer): Promise<{ port: number; gate: NetServer }> {
  const { connect } = await import('node:net');
  const gate = createServer((near) => {
    const far = connect(`${server.host}/.s.PGSQL.${server.port}`);
    near.pipe(far).on('error', () => near.destroy());
    far.pipe(near).on('error', () => far.destroy());
  });
  await new Promise<void>((done) => gate.listen(0, '127.0.0.1', done));
  return { port: (gate.address() as { port: number }).port, gate };
}

describe.each<[string, string | undefined]>([
  ['the installed PostgreSQL', undefined],
  ...(existsSync(debian) ? [['PostgreSQL 15', debian] as [string, string]] : []),
])('a database on %s', { timeout: 60_000 }, (_name, binDir) => {
  let folder: string;
  let running: RunningServer;
  let port: number;
  let gate: NetServer;
  const embedded = () => ({ kind: 'embedded', host: running.host, port: running.port }) as const;
  const asPostgres = (text: string) =>
    query({ host: running.host, port: running.port, user: 'postgres', database: 'postgres' }, (sql) =>
      sql.unsafe(text),
    );
  const given = (user: string, database: string, appUrl?: string) =>
    ({
      kind: 'given',
      url: `postgres://${user}:x@127.0.0.1:${port}/${database}`,
      appUrl,
      authSecret,
    }) as const;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'provision-test-'));
    running = await startServer({ dataDir: join(folder, 'postgres'), binDir });
    ({ port, gate } = await forward(running));
  });

  afterAll(async () => {
    gate.close();
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const refusal = (target: ConnectionTarget, text: string) =>
    query(target, (sql) => sql.unsafe(text)).then(
      () => 'allowed',
      (error: { code: string }) => error.code,
    );

  it('is prepared for callers at the same time, and again', async () => {
    const all = await Promise.all([provision(embedded()), provision(embedded()), provision(embedded())]);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(all[0]).toMatchObject({ appRole: 'portal_app', app: { user: 'portal_app', database: 'portal' } });
  });

  it('gives the application a role without powers', async () => {
    const { app, owner } = await provision(embedded(), 'powers');
    const [role] = await query(
      app,
      (sql) => sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb
      from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    expect(await refusal(app, 'create table mine (n int)')).toBe('42501');
    expect(await refusal(app, 'create temporary table mine (n int)')).toBe('42501');
    expect(await refusal(app, 'set role portal_owner')).toBe('42501');
    expect(await refusal(owner, 'create role another')).toBe('42501');
    expect(await refusal(owner, 'create table theirs (n int)')).toBe('allowed');
    expect(await refusal(app, 'select * from theirs')).toBe('42501');
    await unprovision(embedded(), 'powers');
    expect(await refusal(app, 'select 1')).toBe('3D000');
  });

  it('takes back powers that the role was given by hand', async () => {
    await asPostgres('alter role portal_app superuser bypassrls');
    const { app } = await provision(embedded());
    expect(await refusal(app, 'create table mine (n int)')).toBe('42501');
  });

  it('refuses an application role that is a superuser, bypasses row security, or is the owner', async () => {
    await asPostgres('create role office login createrole');
    await asPostgres('create database office owner office');
    await asPostgres('create role mighty login superuser');
    await asPostgres('create role blind login bypassrls');
    await asPostgres('create role friend login in role office');
    for (const name of ['mighty', 'blind', 'friend', 'office']) {
      const server = given('office', 'office', `postgres://${name}@127.0.0.1:${port}/office`);
      await expect(provision(server)).rejects.toThrow(/^Setting DATABASE_APP_URL: the application's role/);
    }
  });

  it('makes the role of a given server, and uses the one that is set instead', async () => {
    const made = await provision(given('office', 'office'));
    expect(made.appRole).toBe('office_app');
    expect(made.app).toMatch(/^postgres:\/\/office_app:[0-9a-f]{64}@/);
    expect(await refusal(made.app, 'create table mine (n int)')).toBe('42501');
    expect(await provision(given('office', 'office'))).toEqual(made);
    await asPostgres('create role clerk login');
    const set = await provision(given('office', 'office', `postgres://clerk@127.0.0.1:${port}/office`));
    expect(set).toMatchObject({ appRole: 'clerk', app: `postgres://clerk@127.0.0.1:${port}/office` });
  });

  it('makes and removes a database of its own on a given server', async () => {
    await asPostgres('alter role office createdb');
    const { app } = await provision(given('office', 'office'), 'fresh_one');
    expect(await query(app, (sql) => sql`select current_database() as name, current_user as role`)).toEqual([
      { name: 'fresh_one', role: 'fresh_one_app' },
    ]);
    await unprovision(given('office', 'office'), 'fresh_one');
    expect(await asPostgres(`select 1 from pg_roles where rolname = 'fresh_one_app'`)).toHaveLength(0);
  });

  it('names the setting when the given server cannot be used', async () => {
    await asPostgres('create role plain login');
    await asPostgres('create database plain owner plain');
    const cases = [
      [given('plain', 'plain'), /^Setting DATABASE_APP_URL: is required/],
      [given('plain', 'nowhere'), /^Setting DATABASE_URL: .*does not exist/],
      [given('plain', 'office'), /^Setting DATABASE_(APP_)?URL: /],
      [
        { ...given('plain', 'plain'), url: 'postgres://plain@127.0.0.1:1/plain' },
        /^Setting DATABASE_URL: .*ECONNREFUSED/,
      ],
      [{ ...given('plain', 'plain'), url: 'postgres:///plain' }, /^Setting DATABASE_URL: must have the form/],
    ] as const;
    for (const [server, sentence] of cases) {
      const failure = await provision(server).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(SettingsError);
      expect((failure as Error).message).toMatch(sentence);
    }
  });

  it('runs migrations once, and says the grants anew each time, for callers at the same time', async () => {
    const folders = { migrations: join(folder, 'migrations'), grants: join(folder, 'grants') };
    const { owner, app, appRole } = await provision(embedded(), 'migrated');
    await migrate(owner, appRole, folders);
    expect(await pendingMigrations(owner, folders)).toEqual([]);
    mkdirSync(join(folders.migrations, 'meta'), { recursive: true });
    mkdirSync(folders.grants);
    const entries = [{ idx: 0, version: '7', when: 1_700_000_000_000, tag: '0000_first', breakpoints: true }];
    writeFileSync(join(folders.migrations, 'meta', '_journal.json'), JSON.stringify({ entries }));
    writeFileSync(join(folders.migrations, '0000_first.sql'), 'create table notes (n int primary key);');
    writeFileSync(
      join(folders.grants, '10_all.sql'),
      `revoke all on notes from :app_role;\ngrant select on notes to :app_role;`,
    );
    writeFileSync(
      join(folders.grants, '20_more.sql'),
      `select 'x'::text; grant insert on notes to :app_role;`,
    );
    expect(await pendingMigrations(owner, folders)).toEqual(['0000_first']);
    await Promise.all([1, 2, 3].map(() => migrate(owner, appRole, folders)));
    expect(await pendingMigrations(owner, folders)).toEqual([]);
    expect(await refusal(app, 'insert into notes values (1)')).toBe('allowed');
    expect(await refusal(app, 'delete from notes')).toBe('42501');
    writeFileSync(
      join(folders.grants, '30_wrong.sql'),
      'grant delete on notes to :app_role; grant nonsense;',
    );
    await expect(migrate(owner, appRole, folders)).rejects.toThrow(/30_wrong\.sql/);
    expect(await refusal(app, 'delete from notes')).toBe('42501');
    await unprovision(embedded(), 'migrated');
  });

  it('lets a pool of the application find the database again after its connection was cut', async () => {
    const { app } = await provision(embedded());
    const sql = connectRaw(app, 1);
    const [{ pid } = { pid: 0 }] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await asPostgres(`select pg_terminate_backend(${pid})`);
    // A query sent in the very moment of the cut fails, and the next one in the same tick may hang (postgres.js 3.4).
    await sleep(1_000);
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    await sql.end();
  });
});
