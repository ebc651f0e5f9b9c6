import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const dir = mkdtempSync(join(tmpdir(), 'pbo-start-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The start command with settings that cannot work: it must end at once, before it makes anything. */
const start = (settings: Record<string, string>) =>
  spawnSync(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'bin/start.ts'], {
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH ?? '',
      HOME: dir,
      PORTAL_DATA_DIR: join(dir, 'data'),
      ...settings,
    },
    encoding: 'utf8',
    timeout: 30_000,
  });

describe('npm start with a wrong setting', () => {
  it.each([
    ['PORT', { PORT: 'three' }],
    ['PORTAL_MODE', { PORTAL_MODE: 'test' }],
    ['APP_ORIGIN', { PORTAL_MODE: 'production', DATABASE_URL: 'postgres://a@127.0.0.1:1/b' }],
    ['AUTH_SECRET', { AUTH_SECRET: 'short' }],
  ])('stops with one sentence that names %s', { timeout: 40_000 }, (name, settings) => {
    const { status, stderr } = start(settings);
    expect(status).toBe(1);
    expect(stderr.trim()).toMatch(new RegExp(`^Setting ${name}: .+\\.$`));
  });
});
