import type postgres from 'postgres';
import { type ConnectionTarget, connectRaw } from '@/db/client';
import { SettingsError } from '@/db/settings-error';

const lockKey = 7_402_611;

/** A name as an SQL identifier. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Runs `work` on one connection and closes it. */
export async function query<T>(
  target: ConnectionTarget,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = connectRaw(target, 1);
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Runs `work` on one connection that holds an advisory lock; a second caller on the same database waits. */
export const exclusively = <T>(
  target: ConnectionTarget,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> =>
  query(target, async (sql) => {
    await sql`select pg_advisory_lock(${lockKey})`;
    return work(sql);
  });

// No network, no such server, no such role or database, wrong password, no right to connect.
const unusable = /^(ECONN|ENOTFOUND|ENOENT|EAI_|EHOSTUNREACH|ETIMEDOUT|CONNECT|28|3D000|42501|42704|53300)/;

/** Turns the troubles of an address the operator gave into one sentence, which never shows its password. */
export async function reach<T>(setting: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = '', message = '' } = error as { code?: string; message?: string };
    if (!unusable.test(code)) throw error;
    throw new SettingsError(`Setting ${setting}: the database cannot be used (${message || code}).`);
  }
}

export const roleExists = async (sql: postgres.Sql, role: string) =>
  (await sql`select 1 from pg_roles where rolname = ${role}`).length > 0;

/** Makes a database that nobody but its owner may connect to; leaves a standing one as it is. */
export async function createDatabase(sql: postgres.Sql, database: string, owner?: string): Promise<void> {
  if ((await sql`select 1 from pg_database where datname = ${database}`).length > 0) return;
  // template0 is never in use, so two starts cannot hinder each other.
  const whose = owner ? `owner ${quoted(owner)}` : '';
  await sql.unsafe(`create database ${quoted(database)} ${whose} template template0 encoding 'UTF8'`);
  await sql.unsafe(`revoke all on database ${quoted(database)} from public`);
}

/** Lets a role connect to a database, when it may not yet. */
export async function letIn(sql: postgres.Sql, database: string, role: string): Promise<void> {
  const [may] = await sql`select has_database_privilege(${role}, ${database}, 'connect') as connect`;
  if (!may?.connect) await sql.unsafe(`grant connect on database ${quoted(database)} to ${quoted(role)}`);
}
