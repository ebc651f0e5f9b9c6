import { spawn } from 'node:child_process';
import { closeSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { type Account, commandFor, give } from './account';
import type { Binaries } from './binaries';
import { ServerError } from './errors';
import { ask, socketPort } from './postmaster';
import { sleep } from './processes';

const settings = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'log_timezone=UTC',
  'timezone=UTC',
  // No values of people in the log: neither the failing statement nor the row it failed on.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];

const logLimit = 5_000_000;

function openLog(path: string, account: Account): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logLimit) renameSync(path, `${path}.1`);
  const log = openSync(path, 'a+', 0o600);
  give(path, account);
  return log;
}

const tail = (log: number, from: number): string => {
  const buffer = Buffer.alloc(8192);
  return buffer.toString('utf8', 0, readSync(log, buffer, 0, buffer.length, from)).trim();
};

/** What a server says that starts while the last breaths of a killed one still hold its memory. */
const passing = /shared memory block|lock file .* already exists|could not create any Unix-domain sockets/;

/**
 * Starts the server detached, so that it outlives a killed Node and no Ctrl-C of the terminal reaches it.
 * Tries again for ten seconds while processes of a killed server go away; waits two minutes for recovery.
 * @throws ServerError with the last line of the server's log.
 */
export async function launch(
  dataDir: string,
  socketDir: string,
  binaries: Binaries,
  account: Account,
): Promise<string> {
  const flags = [
    '-D',
    dataDir,
    '-k',
    socketDir,
    '-p',
    String(socketPort),
    ...settings.flatMap((one) => ['-c', one]),
  ];
  const { command, words, options } = commandFor(account, binaries.postgres, flags);
  const lastTry = Date.now() + 10_000;
  const log = openLog(`${dataDir}.log`, account);
  try {
    for (;;) {
      const from = statSync(`${dataDir}.log`).size;
      const child = spawn(command, words, { ...options, detached: true, stdio: ['ignore', log, log] });
      child.unref();
      const version = await ready(child, socketDir);
      if (version) return version;
      const said = tail(log, from);
      if (!passing.test(said) || Date.now() > lastTry) {
        const line =
          said.split('\n').findLast((one) => /FATAL|PANIC|ERROR/.test(one)) ?? said.split('\n').at(-1);
        throw new ServerError(`PostgreSQL did not start: ${line || `see ${dataDir}.log`}`);
      }
      await sleep(200);
    }
  } finally {
    closeSync(log);
  }
}

/** The server's version as soon as it answers; `undefined` when it has ended before. */
async function ready(child: ReturnType<typeof spawn>, socketDir: string): Promise<string | undefined> {
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  const end = Date.now() + 120_000;
  while (!ended) {
    const answer = await ask(socketDir, socketPort);
    if (answer.state === 'ready') return answer.version;
    if (Date.now() > end) throw new ServerError('PostgreSQL did not become ready within two minutes.');
    await sleep(20);
  }
  return undefined;
}
