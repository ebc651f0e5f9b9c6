import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readEnv, SettingsError } from '@/lib/env';
import { demoSecrets } from './secrets';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes secrets once, readable by their owner only, in the form the settings ask for', () => {
  const place = join(folder, 'data');
  const made = demoSecrets(place, {});
  expect(demoSecrets(place, {})).toEqual(made);
  expect(statSync(join(place, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(readEnv(made)).toMatchObject(made);
});

it('prefers what is set', () => {
  expect(demoSecrets(folder, { AUTH_SECRET: 'set' }).AUTH_SECRET).toBe('set');
});

it('refuses a damaged file instead of making new secrets for old data', () => {
  writeFileSync(join(folder, 'secrets.json'), '{"AUTH_SECRET":');
  expect(() => demoSecrets(folder, {})).toThrow(SettingsError);
});
