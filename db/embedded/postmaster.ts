import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import postgres from 'postgres';
import { type Account, give } from './account';
import { ServerError } from './errors';

/** The socket directory is private to one server, so the port only names the file in it. */
export const socketPort = 5432;

/** What a running (or killed) server wrote about itself into `postmaster.pid`. */
export type Postmaster = { pid: number; port: number; host: string; text: string };

const pidFile = (dataDir: string) => join(dataDir, 'postmaster.pid');

/** Reads `postmaster.pid`; `undefined` when there is none. A file cut short by a crash has pid 0. */
export function readPostmaster(dataDir: string): Postmaster | undefined {
  try {
    const text = readFileSync(pidFile(dataDir), 'utf8');
    const lines = text.split('\n');
    return { pid: Number(lines[0]) || 0, port: Number(lines[3]) || socketPort, host: lines[4] ?? '', text };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes what a killed server left, unless the file has changed since `stale` was read. */
export function clearPostmaster(dataDir: string, stale: Postmaster): void {
  if (readPostmaster(dataDir)?.text !== stale.text) return;
  const aside = `${pidFile(dataDir)}.stale`;
  renameSync(pidFile(dataDir), aside);
  rmSync(aside, { force: true });
}

/**
 * The private folder of the socket. It lies in the temporary folder because a socket's path may have about 107
 * bytes; its name is a hash of the data's path. Anybody may create names there, so the owner is checked.
 */
export function prepareSocketDir(dataDir: string, account: Account, wanted?: string): string {
  const name = `pbo-portal-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
  const own = join(tmpdir(), name);
  const place = wanted ?? (own.length > 85 ? join('/tmp', name) : own);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const stat = lstatSync(place);
  const us = process.getuid?.();
  if (!stat.isDirectory() || (stat.uid !== us && stat.uid !== account.uid)) {
    throw new ServerError(`${place} belongs to another account: remove it.`);
  }
  chmodSync(place, 0o700);
  // A lock left by a killed server blocks the next one when its number belongs to another process by now.
  for (const end of ['', '.lock']) rmSync(join(place, `.s.PGSQL.${socketPort}${end}`), { force: true });
  give(place, account);
  return place;
}

/** Removes the folder after the server has left it; leaves one that is not ours or not empty. */
export function removeSocketDir(host: string): void {
  if (!basename(host).startsWith('pbo-portal-')) return;
  try {
    rmdirSync(host);
  } catch {
    // Gone already, or somebody put something there.
  }
}

/** A connection of our own as the superuser of the embedded server; never more than one at a time. */
export const superuserConnection = (host: string, port: number, more: postgres.Options<never> = {}) =>
  postgres({
    host,
    port,
    user: 'postgres',
    database: 'postgres',
    max: 1,
    max_lifetime: null,
    idle_timeout: 0,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => {},
    ...more,
  } as postgres.Options<never>);

export type Answer = { state: 'ready'; version: string; dataDir: string } | { state: 'busy' | 'silent' };

/** Asks the server: `busy` is one that starts or shuts down, `silent` none at all. */
export async function ask(host: string, port: number): Promise<Answer> {
  if (!host.startsWith('/')) return { state: 'silent' };
  const sql = superuserConnection(host, port);
  try {
    const [row] =
      await sql`select current_setting('server_version') as version, current_setting('data_directory') as place`;
    return { state: 'ready', version: String(row?.version).split(' ')[0] ?? '', dataDir: String(row?.place) };
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    // Answers of a server begin with a five-letter SQLSTATE; anything else is the socket's own failure.
    return { state: /^[0-9A-Z]{5}$/.test(code) ? 'busy' : 'silent' };
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}
