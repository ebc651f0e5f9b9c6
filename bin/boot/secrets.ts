import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from '@/lib/env';

const names = ['AUTH_SECRET', 'ENCRYPTION_KEYS', 'INDEX_KEY'] as const;
export type Secrets = Record<(typeof names)[number], string>;

const fresh = (): Secrets => ({
  AUTH_SECRET: randomBytes(32).toString('hex'),
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  INDEX_KEY: randomBytes(32).toString('base64'),
});

/**
 * The secrets of a demo: those set by hand, else those made once for the data directory (file mode 0600). They must
 * live as long as the data, which cannot be read without them.
 * @throws SettingsError when the file is damaged.
 */
export function demoSecrets(dataDir: string, given: Partial<Secrets>): Secrets {
  const path = join(dataDir, 'secrets.json');
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(fresh(), null, 2)}\n`, { mode: 0o600 });
    try {
      linkSync(draft, path); // Never replaces what another start has made in the meantime.
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  const kept = read(path);
  return Object.fromEntries(names.map((name) => [name, given[name] ?? kept[name]])) as Secrets;
}

function read(path: string): Secrets {
  try {
    const secrets = JSON.parse(readFileSync(path, 'utf8'));
    if (names.every((name) => typeof secrets[name] === 'string')) return secrets;
  } catch {
    // Said below, without the file's contents.
  }
  throw new SettingsError(
    `Setting PORTAL_DATA_DIR: ${path} is damaged; restore it, or remove the whole folder to begin anew.`,
  );
}
