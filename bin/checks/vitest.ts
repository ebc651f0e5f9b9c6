import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { local, run } from './run';
import { type Tally, vitestTally } from './tally';

export const readIfThere = (path: string): string | null =>
  existsSync(path) ? readFileSync(path, 'utf8') : null;

/** Runs one project of vitest and counts. */
export async function runVitest(
  project: 'unit' | 'integration',
  env: Record<string, string> = {},
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-report-'));
  const report = join(folder, 'vitest.json');
  const words = [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { code } = await run(local('vitest'), words, { env, timeoutMs: 20 * 60_000 });
  const tally = vitestTally(readIfThere(report), code);
  rmSync(folder, { recursive: true, force: true });
  return tally;
}

/** Programs of a PostgreSQL that the system has installed (Debian's place), newest version first. */
export function systemPostgres(): string | undefined {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return undefined;
  return readdirSync(base)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(base, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')));
}
