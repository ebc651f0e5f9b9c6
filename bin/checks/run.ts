import { type ChildProcess, spawn } from 'node:child_process';

export type Ran = { code: number; timedOut: boolean; output: string };
export type RunOptions = {
  env?: Record<string, string | undefined>;
  /** After so many milliseconds the command and all it started are killed. */
  timeoutMs: number;
  /** Keep what it prints instead of showing it. */
  quiet?: boolean;
};

/** A log that nobody watches holds no colours. */
const plain: Record<string, string | undefined> = process.stdout.isTTY
  ? {}
  : { NO_COLOR: '1', FORCE_COLOR: undefined };

const running = new Set<ChildProcess>();

/** Ends a command with everything it started: each runs in a process group of its own. */
function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

/** Ends every command that still runs. */
export function endAll(): void {
  for (const child of running) end(child, 'SIGKILL');
}

/** Ctrl-C, a closed terminal or a crash of this process takes its commands with it. */
export function endAllAtExit(): void {
  process.on('exit', endAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
}

/** Runs a command to its end. Never throws: a command that cannot be started has the code 127. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      detached: true,
      env: { ...process.env, ...plain, ...options.env },
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    running.add(child);
    let output = '';
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      end(child, 'SIGTERM');
      setTimeout(() => end(child, 'SIGKILL'), 5_000).unref();
    }, options.timeoutMs);
    const finish = (code: number) => {
      clearTimeout(timer);
      running.delete(child);
      // A command may leave helpers behind; its group ends with it.
      end(child, 'SIGKILL');
      resolve({ code, timedOut, output });
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', (error) => {
      output += `${error.message}\n`;
      finish(127);
    });
    child.once('exit', (code) => setImmediate(finish, timedOut ? 124 : (code ?? 1)));
  });
}

/** The command of a package of ours, without npx and its search of the network. */
export const local = (name: string): string => `node_modules/.bin/${name}`;
