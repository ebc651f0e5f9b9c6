import { describe, expect, it } from 'vitest';
import { readEnv, SettingsError } from '@/lib/env';

const key = Buffer.alloc(32, 1).toString('base64');
const production = {
  PORTAL_MODE: 'production',
  APP_ORIGIN: 'https://privacy.example.kz',
  DATABASE_URL: 'postgres://owner@db/portal',
  AUTH_SECRET: 'x'.repeat(32),
  ENCRYPTION_KEYS: `k1:${key}`,
  INDEX_KEY: key,
  SMTP_URL: 'smtp://mail.example.kz',
};

describe('settings', () => {
  it('need nothing for a demo, which is the default without a database', () => {
    const env = readEnv({});
    expect(env).toMatchObject({ mode: 'demo', PORT: 3000, secureCookies: false });
    expect(env.origins).toEqual(['http://127.0.0.1:3000', 'http://localhost:3000']);
  });

  it('are production with a database, unless a demo is asked for', () => {
    expect(readEnv({ ...production, PORTAL_MODE: undefined }).mode).toBe('production');
    expect(readEnv({ PORTAL_MODE: 'demo', DATABASE_URL: 'postgres://owner@db/portal' }).mode).toBe('demo');
  });

  it('treat an empty setting as not given', () => {
    expect(readEnv({ PORT: '', PORTAL_MODE: '' }).PORT).toBe(3000);
  });

  it.each(['APP_ORIGIN', 'DATABASE_URL', 'AUTH_SECRET', 'ENCRYPTION_KEYS', 'INDEX_KEY', 'SMTP_URL'])(
    'stop a production without %s, naming it',
    (name) => {
      expect(() => readEnv({ ...production, [name]: undefined })).toThrow(
        new RegExp(`^Setting ${name}: .*\\.$`),
      );
    },
  );

  it.each([
    ['PORTAL_MODE', 'test'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['APP_ORIGIN', 'https://privacy.example.kz/portal'],
    ['APP_ORIGIN', 'privacy.example.kz'],
    ['DATABASE_URL', 'mysql://db/portal'],
    ['AUTH_SECRET', 'short'],
    ['ENCRYPTION_KEYS', 'secret'],
    ['ENCRYPTION_KEYS', `k1:${key},k2`],
    ['INDEX_KEY', 'secret'],
    ['SMTP_URL', 'mail.example.kz'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse a wrong %s (%s) in one sentence that names it and does not repeat it', (name, value) => {
    expect(() => readEnv({ ...production, [name]: value })).toThrow(SettingsError);
    expect(() => readEnv({ ...production, [name]: value })).toThrow(new RegExp(`^Setting ${name}: `));
    if (name === 'AUTH_SECRET') expect(() => readEnv({ ...production, [name]: value })).not.toThrow(/short/);
  });

  it('make cookies secure exactly when the portal is on https', () => {
    expect(readEnv(production).secureCookies).toBe(true);
    expect(readEnv({ ...production, APP_ORIGIN: 'http://portal.local' }).secureCookies).toBe(false);
  });
});
