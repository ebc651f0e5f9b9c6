import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SettingsError } from '@/lib/env';
import { ended, endGroup, nextCommand } from './next';

export type ServeOptions = {
  env: Record<string, string>;
  host: string;
  port: number;
  /** `next dev` instead of the build. */
  dev?: boolean;
  log?: (line: string) => void;
  /** Is told at once how to stop it, before it answers. */
  register?: (stop: () => Promise<void>) => void;
  /** Called when it has died too often to be started again. */
  onGivenUp?: () => void;
};

export type Serving = { address: string; stop(): Promise<void> };

const quickly = 30_000;
const mostDeaths = 5;

/** @throws SettingsError when something listens on the port already. */
export async function mustBeFree(host: string, port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = `Setting PORT: ${port} is in use by another program; stop it or choose another port.`;
      fail(
        new SettingsError(
          error.code === 'EADDRINUSE' ? busy : `Setting PORT: cannot listen on ${port} (${error.code}).`,
        ),
      );
    });
    server.listen(port, host, () => server.close(() => done()));
  });
}

/**
 * Serves the portal and resolves when its health check answers 200. A server that dies is started again, later each
 * time; after five quick deaths in a row it is given up.
 * @throws SettingsError when the port is taken; Error when it does not become healthy.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  await mustBeFree(options.host, options.port);
  const address = `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${options.port}`;
  let child: ChildProcess | undefined;
  let stopping = false;
  let givenUp = false;
  const watch = async () => {
    for (let deaths = 0; !stopping && deaths < mostDeaths; ) {
      const began = Date.now();
      child = run(options);
      const how = await ended(child);
      if (stopping) return;
      deaths = Date.now() - began < quickly ? deaths + 1 : 1;
      if (deaths === mostDeaths) break;
      const wait = 500 * 2 ** (deaths - 1);
      options.log?.(`The portal's server ended (${how}); starting it again in ${wait / 1000} s.`);
      await pause(wait);
    }
    if (stopping) return;
    givenUp = true;
    options.log?.(`The portal's server ended ${mostDeaths} times in a row; giving up.`);
    options.onGivenUp?.();
  };
  const watching = watch();
  const stop = async () => {
    stopping = true;
    if (child) await endGroup(child);
    await Promise.race([watching, pause(100)]);
  };
  options.register?.(stop);
  const healthy = await becomesHealthy(address, () => givenUp || stopping);
  if (healthy !== true) {
    await stop();
    throw new Error(`The portal does not answer at ${address}/api/health (${healthy}).`);
  }
  return { address, stop };
}

function run({ env, host, port, dev }: ServeOptions): ChildProcess {
  const words = [dev ? 'dev' : 'start', '-H', host, '-p', String(port)];
  const command = nextCommand(words, env, dev ? 'development' : 'production');
  return spawn(command.command, command.words, {
    ...command.options,
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
}

/** True, or why it was not healthy within two minutes. */
async function becomesHealthy(address: string, over: () => boolean): Promise<true | string> {
  const end = Date.now() + 120_000;
  let last = 'no answer';
  while (!over() && Date.now() < end) {
    try {
      const answer = await fetch(`${address}/api/health`, {
        signal: AbortSignal.timeout(10_000),
        redirect: 'manual',
      });
      if (answer.status === 200) return true;
      last = `status ${answer.status}`;
    } catch {
      // Not listening yet.
    }
    await pause(100);
  }
  return last;
}
