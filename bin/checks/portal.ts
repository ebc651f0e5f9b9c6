import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { provision, type Server, unprovision } from '@/db/provision';
import { local } from './run';

export type TestPortal = {
  address: string;
  /** What the operator's commands need to reach the same portal. */
  env: Record<string, string>;
  stop(): Promise<void>;
};

const freePort = () =>
  new Promise<number>((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A database of its own on the given server, removed afterwards; without one, the portal makes its embedded server. */
async function ownDatabase(): Promise<{ env: Record<string, string>; remove(): Promise<void> }> {
  const url = process.env.DATABASE_URL;
  if (!url) return { env: {}, remove: async () => {} };
  const server: Server = { kind: 'given', url, authSecret: 'only-to-make-the-database' };
  const name = `portal_e2e_${process.pid}`;
  const { owner } = await provision(server, name);
  return { env: { DATABASE_URL: String(owner) }, remove: () => unprovision(server, name) };
}

async function untilHealthy(address: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + 15 * 60_000;
  while (Date.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error('The portal ended before it was ready.');
    const healthy = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(10_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    await pause(200);
  }
  throw new Error('The portal was not ready within 15 minutes.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const slow = await Promise.race([gone.then(() => false), pause(60_000, true, { ref: false })]);
  if (slow) child.kill('SIGKILL');
}

/**
 * The portal as `npm start` gives it, in demo mode, on fresh data and a free port. Builds when the build is stale.
 * @throws Error when it does not become healthy.
 */
export async function startPortal(): Promise<TestPortal> {
  const dir = mkdtempSync(join(tmpdir(), 'portal-e2e-'));
  const port = await freePort();
  const database = await ownDatabase();
  const env = {
    PORTAL_MODE: 'demo',
    PORTAL_DATA_DIR: dir,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ...database.env,
  };
  const child = spawn(local('tsx'), ['--conditions=react-server', 'bin/start.ts'], {
    env: { ...process.env, APP_ORIGIN: undefined, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGTERM'));
  const stop = async () => {
    await end(child);
    await database.remove();
    rmSync(dir, { recursive: true, force: true });
  };
  const address = `http://127.0.0.1:${port}`;
  try {
    await untilHealthy(address, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, env, stop };
}
