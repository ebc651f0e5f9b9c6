import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Resolves when the process has ended, with how it ended. */
export const ended = (child: ChildProcess): Promise<string> =>
  new Promise((done) => {
    child.once('exit', (code, signal) => done(signal ?? `code ${code}`));
    child.once('error', (error) => done(error.message));
  });

/** Ends a process of `nextCommand` and all it started: asks first, and insists after eight seconds. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const group = -child.pid;
  const gone = ended(child);
  child.kill('SIGTERM');
  await Promise.race([gone, pause(8_000, undefined, { ref: false })]);
  try {
    process.kill(group, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
  await gone;
}

/**
 * How to run Next: in a process group of its own (the terminal's Ctrl-C is for the starter, which ends things in
 * order) and on a leash (it ends when the starter is killed). Descriptor 3 must be a pipe.
 */
export function nextCommand(
  words: readonly string[],
  env: Record<string, string>,
  nodeEnv: 'production' | 'development',
): { command: string; words: string[]; options: SpawnOptions } {
  const leash = join(root, 'bin', 'boot', 'leash.mjs');
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  return {
    command: process.execPath,
    words: [leash, next, ...words],
    options: {
      cwd: root,
      detached: true,
      env: { ...env, PATH: env.PATH ?? process.env.PATH, NODE_ENV: nodeEnv, NEXT_TELEMETRY_DISABLED: '1' },
    },
  };
}
