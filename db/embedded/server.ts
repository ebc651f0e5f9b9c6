import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type postgres from 'postgres';
import { chooseAccount, give, mustReach } from './account';
import { findBinaries } from './binaries';
import { ServerError } from './errors';
import { initialise } from './initialise';
import { launch } from './launch';
import { withLock } from './lock';
import {
  ask,
  clearPostmaster,
  prepareSocketDir,
  readPostmaster,
  removeSocketDir,
  socketPort,
  superuserConnection,
} from './postmaster';
import { isServerOf, signal, sleep } from './processes';

export type StartOptions = {
  /** Where the data lies; made when missing. Lock, log and drafts lie beside it. */
  dataDir: string;
  /** Folder with `postgres` and `initdb`; without it those of the installed package. */
  binDir?: string | undefined;
  log?: ((line: string) => void) | undefined;
  /** Called when the server goes away without `stop` or `release`; see `afterLoss`. */
  onLost?: (() => void) | undefined;
  /** A fixed socket directory, so that a restarted server is found where the last one was. */
  socketDir?: string | undefined;
  /** `false`: run as root without user namespaces, as where they are blocked. */
  namespaces?: boolean | undefined;
};

/** A server that answers. `host` is the directory of its socket. */
export type FoundServer = { host: string; port: number; pid: number; version: string };

export type RunningServer = FoundServer & {
  superuser: 'postgres';
  /** It ran already: an orphan, or shared with another process. */
  adopted: boolean;
  /** Stops the server, unless another process uses it too: the last one stops it. */
  stop(): Promise<void>;
  /** Leaves the server running without us. */
  release(): Promise<void>;
};

const leaseName = 'portal-lease';

/** The data's path without symlinks, even before it exists: the server's own notation of it. */
function canonical(dataDir: string): string {
  const path = resolve(dataDir);
  mkdirSync(dirname(path), { recursive: true, mode: 0o711 });
  return join(realpathSync(dirname(path)), basename(path));
}

const locked = <T>(dataDir: string, work: () => Promise<T>) => withLock(`${dataDir}.lock`, work);

/** The server of this data directory when one runs; waits while it starts or ends. Changes nothing. */
export async function findServer(dataDir: string): Promise<FoundServer | undefined> {
  const place = canonical(dataDir);
  const end = Date.now() + 120_000;
  let silentSince: number | undefined;
  for (;;) {
    const noted = readPostmaster(place);
    if (!noted) return undefined;
    const answer = await ask(noted.host, noted.port);
    if (answer.state === 'ready' && answer.dataDir === place) {
      return { host: noted.host, port: noted.port, pid: noted.pid, version: answer.version };
    }
    if (!isServerOf(noted.pid, place)) return undefined;
    silentSince = answer.state === 'silent' ? (silentSince ?? Date.now()) : undefined;
    // It lives, but its socket is gone (a cleaned temporary folder): nobody can use it any more.
    if ((silentSince && Date.now() - silentSince > 5_000) || Date.now() > end) return undefined;
    await sleep(50);
  }
}

/** Ends the server in good order (open transactions are rolled back). The caller holds the lock. */
async function end(place: string): Promise<boolean> {
  const noted = readPostmaster(place);
  if (!noted || !isServerOf(noted.pid, place)) return false;
  signal(noted.pid, 'SIGINT');
  for (let waited = 0; isServerOf(noted.pid, place); waited += 25) {
    if (waited === 30_000) signal(noted.pid, 'SIGQUIT');
    if (waited > 60_000) throw new ServerError(`PostgreSQL (process ${noted.pid}) does not stop.`);
    await sleep(25);
  }
  removeSocketDir(noted.host);
  return true;
}

/** Stops the server of this data directory, whoever uses it. @returns whether one ran. */
export function stopServer(dataDir: string): Promise<boolean> {
  const place = canonical(dataDir);
  return locked(place, () => end(place));
}

/** Why a server went away: stopped on purpose, or crashed (`startServer` then brings it back). */
export async function afterLoss(dataDir: string): Promise<'stopped' | 'crashed'> {
  await findServer(dataDir);
  return readPostmaster(canonical(dataDir)) ? 'crashed' : 'stopped';
}

/** Starts the server on what is there. The caller holds the lock and has found none running. */
async function begin(place: string, options: StartOptions): Promise<FoundServer> {
  const account = chooseAccount(place, options.namespaces);
  const binaries = findBinaries(options.binDir, { uid: account.uid, gid: account.gid });
  mustReach(dirname(place), account);
  if (initialise(place, binaries, account)) options.log?.(`A new database was made in ${place}.`);
  give(place, account);
  const stale = readPostmaster(place);
  if (stale && isServerOf(stale.pid, place)) await end(place);
  else if (stale) clearPostmaster(place, stale);
  const host = prepareSocketDir(place, account, options.socketDir);
  const version = await launch(place, host, binaries, account);
  return { host, port: socketPort, pid: readPostmaster(place)?.pid ?? 0, version };
}

/** A connection kept open as a sign to other processes that the server is in use. */
async function lease(found: FoundServer, onLost: () => void): Promise<{ sql: postgres.Sql; pid: number }> {
  const sql = superuserConnection(found.host, found.port, {
    connection: { application_name: leaseName },
    onclose: onLost,
  });
  const [row] = await sql`select pg_backend_pid() as pid`;
  return { sql, pid: Number(row?.pid) };
}

async function othersUse(found: FoundServer, ownPid: number): Promise<boolean> {
  const sql = superuserConnection(found.host, found.port);
  try {
    return (
      (await sql`select 1 from pg_stat_activity where application_name = ${leaseName} and pid <> ${ownPid}`)
        .length > 0
    );
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * A running PostgreSQL on `dataDir`: adopts one that answers, else makes the data when missing and starts one.
 * Safe to call from several processes at once, and after a kill -9 of Node or of the server.
 * @throws ServerError with one sentence for the operator.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const place = canonical(options.dataDir);
  let left = false;
  const onLost = () => {
    if (!left) options.onLost?.();
    left = true;
  };
  const { found, adopted, held } = await locked(place, async () => {
    const running = await findServer(place);
    const found = running ?? (await begin(place, options));
    return { found, adopted: running !== undefined, held: await lease(found, onLost) };
  });
  options.log?.(`PostgreSQL ${found.version} ${adopted ? 'was running' : 'started'}.`);
  const release = async () => {
    left = true;
    await held.sql.end({ timeout: 1 });
  };
  const stop = () =>
    locked(place, async () => {
      const shared = await othersUse(found, held.pid);
      await release();
      if (!shared) await end(place);
    });
  return { ...found, superuser: 'postgres', adopted, stop, release };
}
