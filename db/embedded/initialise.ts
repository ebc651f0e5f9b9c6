import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Account, commandFor, give } from './account';
import type { Binaries } from './binaries';
import { ServerError } from './errors';

/** The same order of strings on every machine. The `builtin` provider came with PostgreSQL 17. */
const localeFlags = (major: number) =>
  major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C'];

/**
 * Makes the data directory when there is none. It is made beside and renamed when whole, so that a killed start
 * leaves no half of a database. The caller holds the lock of `dataDir`.
 * @returns true when it was made.
 * @throws ServerError when the folder holds something else, or data of another PostgreSQL.
 */
export function initialise(dataDir: string, binaries: Binaries, account: Account): boolean {
  const versionFile = join(dataDir, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const made = readFileSync(versionFile, 'utf8').trim();
    if (made === String(binaries.major)) return false;
    throw new ServerError(
      `${dataDir} was made by PostgreSQL ${made}, but this is ${binaries.major}: move it away or use that version.`,
    );
  }
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new ServerError(
      `${dataDir} holds something that is not a database: set PORTAL_DATA_DIR to another folder.`,
    );
  }
  const parent = dirname(dataDir);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(dataDir)}.init-`))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
  const draft = `${dataDir}.init-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  give(draft, account);
  const flags = ['-D', draft, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', ...localeFlags(binaries.major)];
  const { command, words, options } = commandFor(account, binaries.initdb, flags);
  const made = spawnSync(command, words, { ...options, encoding: 'utf8' });
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new ServerError(`initdb failed: ${`${made.stderr ?? made.error}`.trim().split('\n').at(-1)}`);
  }
  renameSync(draft, dataDir);
  return true;
}
