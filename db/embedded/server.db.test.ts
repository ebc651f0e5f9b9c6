import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock';
import { beginningOf, sleep } from './processes';
import { afterLoss, type FoundServer, findServer, startServer, stopServer } from './server';

const debian = '/usr/lib/postgresql/15/bin';
const isRoot = process.getuid?.() === 0;

let dataDir: string;

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'server-test-')), 'postgres');
});

afterEach(async () => {
  await stopServer(dataDir);
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

const open = ({ host, port }: FoundServer) =>
  postgres({ host, port, user: 'postgres', database: 'postgres', max: 1, onnotice: () => {} });

async function ended(pid: number) {
  while (beginningOf(pid) !== undefined) await sleep(10);
}

describe('the embedded server', { timeout: 60_000 }, () => {
  it('makes the data, starts, and stops without a trace', async () => {
    const server = await startServer({ dataDir });
    const sql = open(server);
    const [row] =
      await sql`select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
      current_setting('listen_addresses') as addresses, upper('әіңғүұқөһ') as kazakh`;
    await sql.end();
    expect(row).toEqual({ encoding: 'UTF8', fsync: 'on', addresses: '', kazakh: 'ӘІҢҒҮҰҚӨҺ' });
    expect(server).toMatchObject({ adopted: false, superuser: 'postgres' });
    await server.stop();
    expect(await findServer(dataDir)).toBeUndefined();
    expect(beginningOf(server.pid)).toBeUndefined();
    expect(readdirSync(join(dataDir, '..')).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('adopts a running server, and the last one that leaves stops it', async () => {
    const first = await startServer({ dataDir });
    const second = await startServer({ dataDir });
    expect(second).toMatchObject({ adopted: true, pid: first.pid, host: first.host });
    await first.stop();
    expect(await findServer(dataDir)).toMatchObject({ pid: first.pid });
    await second.stop();
    expect(await findServer(dataDir)).toBeUndefined();
  });

  it('adopts the orphan of a killed Node', async () => {
    const script = join(import.meta.dirname, 'server.ts');
    const code = `import(${JSON.stringify(script)}).then((m) => m.startServer({ dataDir: ${JSON.stringify(dataDir)} })).then((s) => console.log(s.pid))`;
    const node = spawn(process.execPath, ['--import', 'tsx', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(node.stdout, 'data');
    node.kill('SIGKILL');
    await once(node, 'exit');
    const server = await startServer({ dataDir });
    expect(server).toMatchObject({ adopted: true, pid: Number(line) });
    await server.stop();
    expect(await findServer(dataDir)).toBeUndefined();
  });

  it('loses no acknowledged row when it is killed in the middle of writing', async () => {
    let acknowledged = 0;
    for (let round = 0; round < 3; round++) {
      let lost = false;
      const server = await startServer({ dataDir, onLost: () => (lost = true) });
      const sql = open(server);
      await sql`create table if not exists numbers (n int primary key)`;
      const [before] = await sql`select count(*)::int as n, coalesce(max(n), 0) as last from numbers`;
      expect(before?.n).toBeGreaterThanOrEqual(acknowledged);
      let n = Number(before?.last);
      setTimeout(() => process.kill(server.pid, 'SIGKILL'), 150 + 50 * round);
      try {
        for (;;) {
          n += 1;
          await sql`insert into numbers values (${n})`;
          acknowledged = n;
        }
      } catch {
        // The connection broke.
      }
      await sql.end({ timeout: 0 });
      expect(await afterLoss(dataDir)).toBe('crashed');
      // Told by the connection that it holds, which a busy machine may close a moment later.
      await expect.poll(() => lost, { timeout: 10_000 }).toBe(true);
    }
    const server = await startServer({ dataDir });
    const sql = open(server);
    const [rows] = await sql`select count(*)::int as n from numbers`;
    await sql.end();
    expect(acknowledged).toBeGreaterThan(10);
    expect(rows?.n).toBeGreaterThanOrEqual(acknowledged);
    await server.stop();
    expect(await afterLoss(dataDir)).toBe('stopped');
  });

  it('starts over stale lock files whose number belongs to another process by now', async () => {
    const first = await startServer({ dataDir });
    const [pidFile, socketLock] = [join(dataDir, 'postmaster.pid'), join(first.host, '.s.PGSQL.5432.lock')];
    const [noted, locked] = [readFileSync(pidFile, 'utf8'), readFileSync(socketLock, 'utf8')];
    await first.stop();
    const other = spawn('sleep', ['60'], { stdio: 'ignore' });
    writeFileSync(pidFile, noted.replace(String(first.pid), String(other.pid)));
    mkdirSync(first.host, { mode: 0o700 });
    writeFileSync(socketLock, locked.replace(String(first.pid), String(other.pid)));
    const second = await startServer({ dataDir });
    expect(second.adopted).toBe(false);
    expect(other.exitCode).toBeNull();
    other.kill();
    await second.stop();
  });

  it('starts over a cut-off postmaster.pid', async () => {
    await (await startServer({ dataDir })).stop();
    writeFileSync(join(dataDir, 'postmaster.pid'), '');
    const server = await startServer({ dataDir });
    expect(server.adopted).toBe(false);
    await server.stop();
  });

  it('replaces a server whose socket was cleaned away', async () => {
    const first = await startServer({ dataDir });
    await first.release();
    rmSync(first.host, { recursive: true });
    const second = await startServer({ dataDir });
    expect(second.adopted).toBe(false);
    expect(beginningOf(first.pid)).toBeUndefined();
    await second.stop();
  });

  it('gives one server to starts at the same time', async () => {
    const servers = await Promise.all([1, 2, 3].map(() => startServer({ dataDir })));
    expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1);
    expect(servers.filter(({ adopted }) => !adopted)).toHaveLength(1);
    await Promise.all(servers.map((server) => server.stop()));
    expect(await findServer(dataDir)).toBeUndefined();
  });

  it('leaves a folder alone that holds something else', async () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'letter.txt'), 'dear');
    await expect(startServer({ dataDir })).rejects.toThrow(/not a database/);
    expect(existsSync(join(dataDir, 'letter.txt'))).toBe(true);
  });

  it.runIf(existsSync(debian))('runs PostgreSQL 15, and refuses its data with another version', async () => {
    const server = await startServer({ dataDir, binDir: debian });
    expect(server.version).toMatch(/^15\./);
    await server.stop();
    await expect(startServer({ dataDir })).rejects.toThrow(/made by PostgreSQL 15/);
  });

  it.runIf(isRoot)('runs as an unprivileged account where user namespaces are blocked', async () => {
    chmodSync(join(dataDir, '..'), 0o700);
    await expect(startServer({ dataDir, namespaces: false })).rejects.toThrow(/cannot reach/);
    chmodSync(join(dataDir, '..'), 0o711);
    await (await startServer({ dataDir })).stop();
    const server = await startServer({ dataDir, namespaces: false });
    expect(readFileSync(`/proc/${server.pid}/status`, 'utf8')).toMatch(/^Uid:\s+65534\s/m);
    await server.stop();
    const again = await startServer({ dataDir });
    expect(readFileSync(`/proc/${again.pid}/status`, 'utf8')).toMatch(/^Uid:\s+65534\s/m);
    await again.stop();
  });
});

describe('the lock', () => {
  it('admits one at a time and survives a holder that was killed', async () => {
    const path = join(dataDir, '..', 'lock');
    const child = spawn('sleep', ['60'], { stdio: 'ignore' });
    const pid = child.pid ?? 0;
    writeFileSync(path, `${pid} ${beginningOf(pid)} token`);
    await expect(withLock(path, async () => 1, { patience: 100 })).rejects.toThrow(String(pid));
    child.kill('SIGKILL');
    await ended(pid);
    let inside = 0;
    const most: number[] = [];
    const work = async () => {
      inside += 1;
      most.push(inside);
      await sleep(20);
      inside -= 1;
    };
    await Promise.all([withLock(path, work), withLock(path, work), withLock(path, work)]);
    expect(most).toEqual([1, 1, 1]);
    expect(existsSync(path)).toBe(false);
  });
});
