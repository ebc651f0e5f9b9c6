import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser';
import { startPortal } from './portal';
import { local, run } from './run';
import { playwrightTally, type Tally } from './tally';
import { readIfThere } from './vitest';

/** Starts a portal of its own and runs the browser tests against it; `words` go on to Playwright. */
export async function runBrowserTests(words: readonly string[] = []): Promise<Tally> {
  const browser = await ensureBrowser();
  const portal = await startPortal();
  const folder = mkdtempSync(join(tmpdir(), 'portal-report-'));
  const report = join(folder, 'playwright.json');
  try {
    const env = {
      ...portal.env,
      PLAYWRIGHT_CHROMIUM: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      PORTAL_URL: portal.address,
    };
    const { code } = await run(local('playwright'), ['test', ...words], { env, timeoutMs: 30 * 60_000 });
    return playwrightTally(readIfThere(report), code);
  } finally {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
