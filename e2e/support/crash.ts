import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectRaw } from '@/db/client';
import { findServer } from '@/db/embedded/server';
import { subjectOfDevice } from '@/lib/cookies/choice.rules';

const freePort = () =>
  new Promise<number>((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** The process that serves pages: the descendant of `parent` whose command is Next's server. */
function pageServer(parent: number): number | undefined {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((row) => row !== null);
  const family = new Set([parent]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [, pid, ppid] of rows) {
      if (family.has(Number(ppid)) && !family.has(Number(pid))) {
        family.add(Number(pid));
        grew = true;
      }
    }
  }
  const found = rows.find(([, pid, , args]) => family.has(Number(pid)) && /next-server/.test(args ?? ''));
  return found ? Number(found[1]) : undefined;
}

export type OwnPortal = {
  address: string;
  /** Runs a command of the operator beside it, and gives what it prints. */
  operate(words: readonly string[]): string;
  killPages(): void;
  killDatabase(): Promise<void>;
  /** Whether the choice of a browser is stored, by the id in its cookie. */
  storedDevices(): Promise<{ has(deviceId: string): boolean }>;
  untilWell(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * A portal that only this test uses, started as anybody would start it, to be killed.
 * @param settings besides those of a demo
 */
export async function startOwnPortal(settings: Record<string, string> = {}): Promise<OwnPortal> {
  const dir = mkdtempSync(join(tmpdir(), 'portal-crash-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'bin/start.ts'],
    {
      env: {
        ...process.env,
        DATABASE_URL: '',
        PORTAL_MODE: 'demo',
        PORTAL_DATA_DIR: dir,
        PORT: String(port),
        LOG_LEVEL: 'silent',
        ...settings,
      },
      stdio: 'ignore',
    },
  );
  const well = () =>
    fetch(`${address}/api/health`, { signal: AbortSignal.timeout(5_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
  const untilWell = async () => {
    for (const end = Date.now() + 90_000; Date.now() < end; await pause(200)) if (await well()) return;
    throw new Error('The portal did not come back within 90 seconds.');
  };
  const server = async () => {
    const found = await findServer(join(dir, 'postgres'));
    if (!found) throw new Error('The database does not run.');
    return found;
  };
  return {
    address,
    untilWell,
    operate(words) {
      const env = { ...process.env, DATABASE_URL: '', PORTAL_MODE: 'demo', PORTAL_DATA_DIR: dir };
      return execFileSync('npm', ['run', '--silent', 'portal', '--', ...words], { env, encoding: 'utf8' });
    },
    killPages() {
      const pid = pageServer(child.pid ?? 0);
      if (pid === undefined) throw new Error('No process serves pages.');
      process.kill(pid, 'SIGKILL');
    },
    async killDatabase() {
      process.kill((await server()).pid, 'SIGKILL');
    },
    async storedDevices() {
      const { host, port: at } = await server();
      const sql = connectRaw({ host, port: at, user: 'portal_app', database: 'portal' }, 1);
      const rows = await sql.begin(async (tx) => {
        await tx`select set_config('app.actor_role', 'system', true)`;
        return tx<
          { id: string }[]
        >`select distinct subject_id as id from consent_events where topic = 'cookies'`;
      });
      await sql.end();
      const stored = new Set(rows.map((row) => row.id));
      return { has: (deviceId) => stored.has(subjectOfDevice(deviceId)) };
    },
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await Promise.race([gone, pause(30_000)]);
      child.kill('SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
