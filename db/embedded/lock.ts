import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { ServerError } from './errors';
import { beginningOf, sleep } from './processes';

const contentOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

const holderLives = (content: string): boolean => {
  const [pid, beginning] = content.split(' ');
  return beginning !== undefined && beginningOf(Number(pid)) === beginning;
};

/** Takes the lock or says no. Linking a finished file is atomic: nobody ever reads a half-written lock. */
function take(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the lock of a process that has ended, and gives it back if another took it in between. */
function clear(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // Somebody else cleared it.
  }
  if (contentOf(aside) !== stale) {
    try {
      linkSync(aside, path);
    } catch {
      // A third process holds it now; the one put aside finds out that its lock is gone only by releasing it.
    }
  }
  rmSync(aside, { force: true });
}

/**
 * Runs `work` while this process alone holds the lock file at `path`; waits for another holder, at most
 * `patience` milliseconds. A holder killed without warning does not block: its lock is cleared.
 * @param onWait called once when another holds the lock.
 * @throws ServerError when the patience ends.
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  { patience = 120_000, onWait }: { patience?: number; onWait?: () => void } = {},
): Promise<T> {
  const content = `${process.pid} ${beginningOf(process.pid) ?? '?'} ${randomUUID()}`;
  const end = Date.now() + patience;
  let told = false;
  while (!take(path, content)) {
    const held = contentOf(path);
    if (held !== undefined && !holderLives(held)) {
      clear(path, held);
      continue;
    }
    if (Date.now() > end)
      throw new ServerError(`Process ${held?.split(' ')[0] ?? '?'} holds ${path} for too long.`);
    if (!told) onWait?.();
    told = true;
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    if (contentOf(path) === content) rmSync(path, { force: true });
  }
}
