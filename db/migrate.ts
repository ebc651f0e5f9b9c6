import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import { type ConnectionTarget, connect } from '@/db/client';

const here = dirname(fileURLToPath(import.meta.url));
const lockKey = 7_402_612;

export type Folders = { migrations: string; grants: string };
const standing: Folders = { migrations: join(here, 'migrations'), grants: join(here, 'grants') };

const journalOf = (folder: string): { tag: string; when: number }[] => {
  const path = join(folder, 'meta', '_journal.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).entries : [];
};

/** The names of the migrations that `owner`'s database has not had yet, oldest first. */
export async function pendingMigrations(owner: ConnectionTarget, folders = standing): Promise<string[]> {
  const { $client: sql } = connect(owner, 1);
  try {
    const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
    const [last] = table?.there
      ? await sql`select max(created_at) as at from drizzle.__drizzle_migrations`
      : [];
    return journalOf(folders.migrations)
      .filter(({ when }) => when > Number(last?.at ?? 0))
      .map(({ tag }) => tag);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Brings the database up to date as its owner: the migrations, then grants, row security and triggers, which are
 * said anew each time so that a change by hand does not last. Two callers at once: the second waits.
 * @param appRole the application's role, which takes the place of `:app_role` in the grants.
 */
export async function migrate(owner: ConnectionTarget, appRole: string, folders = standing): Promise<void> {
  if (journalOf(folders.migrations).length === 0) return;
  const database = connect(owner, 1);
  const sql = database.$client;
  try {
    await sql`select pg_advisory_lock(${lockKey})`;
    await runMigrations(database, { migrationsFolder: folders.migrations });
    await applyGrants(sql, appRole, folders.grants);
  } finally {
    // Ending the session gives the advisory lock back.
    await sql.end({ timeout: 5 });
  }
}

const passing = ['40P01', '55P03'];

/** Shorter than the second after which PostgreSQL looks for deadlocks and picks a victim, which could be a client's act. */
const lockPatience = '400ms';

/**
 * All of the grants or none. A portal that is serving meanwhile goes first: whoever is in the way is never cancelled,
 * the grants step back and are tried again.
 */
async function applyGrants(sql: postgres.Sql, appRole: string, folder: string, tries = 40): Promise<void> {
  if (!existsSync(folder)) return;
  const role = `"${appRole.replaceAll('"', '""')}"`;
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('lock_timeout', ${lockPatience}, true)`;
      for (const name of files) {
        const text = readFileSync(join(folder, name), 'utf8').replace(/(?<!:):app_role\b/g, () => role);
        await tx.unsafe(text).catch((error: Error) => {
          error.message = `${name}: ${error.message}`;
          throw error;
        });
      }
    });
  } catch (error) {
    if (tries <= 1 || !passing.includes((error as { code?: string }).code ?? '')) throw error;
    await pause(100 + Math.random() * 400);
    await applyGrants(sql, appRole, folder, tries - 1);
  }
}
