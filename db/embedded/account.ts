import { type SpawnOptions, spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ServerError } from './errors';

const nobody = 65534;
const inNamespace = ['unshare', '-U', `--map-user=${nobody}`, `--map-group=${nobody}`] as const;

/** Under whom the server's programs run. `before` are the words in front of the command. */
export type Account = { before: readonly string[]; uid?: number; gid?: number };

const isRoot = () => process.getuid?.() === 0;

/** PostgreSQL refuses root. In a user namespace it sees itself as nobody while the files stay root's. */
function namespacesWork(): boolean {
  const [command, ...words] = inNamespace;
  return spawnSync(command, [...words, 'true'], { stdio: 'ignore' }).status === 0;
}

/**
 * Chooses the account: ourselves; for root the owner of the data when that is somebody else, else root inside a
 * user namespace, and where those are blocked the unprivileged account 65534.
 * @param namespaces `false` behaves as if user namespaces were blocked.
 */
export function chooseAccount(dataDir: string, namespaces = true): Account {
  const owner = lstatSync(dataDir, { throwIfNoEntry: false });
  if (!isRoot()) {
    if (owner && owner.uid !== process.getuid?.())
      throw new ServerError(`${dataDir} belongs to another account.`);
    return { before: [] };
  }
  if (owner && owner.uid !== 0) return { before: [], uid: owner.uid, gid: owner.gid };
  if (namespaces && process.platform === 'linux' && namespacesWork()) return { before: inNamespace };
  return { before: [], uid: nobody, gid: nobody };
}

/** Gives a file or a whole folder to the account; nothing to do when it is ours already. */
export function give(path: string, account: Account): void {
  if (account.uid === undefined || account.gid === undefined) return;
  const stat = lstatSync(path);
  if (stat.uid !== account.uid) chownSync(path, account.uid, account.gid);
  if (stat.isDirectory()) for (const name of readdirSync(path)) give(join(path, name), account);
}

/** @throws ServerError when the account cannot reach the folder (a private home, for instance). */
export function mustReach(folder: string, account: Account): void {
  if (account.uid === undefined) return;
  const { uid, gid } = account;
  const reached = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    uid,
    gid,
    cwd: '/',
    stdio: 'ignore',
  });
  if (reached.status !== 0) {
    throw new ServerError(
      `PostgreSQL must not run as root, and account ${uid} cannot reach ${folder}: set PORTAL_DATA_DIR to a folder outside private homes.`,
    );
  }
}

/** Command, arguments and options to run a program of the server under the account. */
export function commandFor(
  account: Account,
  program: string,
  words: readonly string[],
): { command: string; words: string[]; options: SpawnOptions } {
  const [command = program, ...rest] = [...account.before, program, ...words];
  const { uid, gid } = account;
  // The server's programs read PG… of the environment; ours would mislead them.
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv;
  return { command, words: rest, options: { cwd: '/', env, ...(uid === undefined ? {} : { uid, gid }) } };
}
