import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

export const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/** The words of `ps` for one process; for systems without `/proc`. */
const ps = (pid: number, column: string) =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';

/**
 * When the process with this number began, in the system's own notation; `undefined` when there is none.
 * Number and beginning together name a process for good: numbers alone are used again. A zombie counts as ended.
 */
export function beginningOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform !== 'linux') return ps(pid, 'lstart') || undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** True when `pid` is a living postgres that works in `dataDir` (an absolute path without symlinks). */
export function isServerOf(pid: number, dataDir: string): boolean {
  if (beginningOf(pid) === undefined) return false;
  if (process.platform !== 'linux') {
    const command = ps(pid, 'command');
    return command.includes('postgres') && command.includes(dataDir);
  }
  try {
    // The server changes into its data directory; its title may be rewritten, but keeps the program's name.
    return (
      readlinkSync(`/proc/${pid}/cwd`) === dataDir &&
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
    );
  } catch {
    return false;
  }
}

/** Sends a signal; a process that has just ended is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
