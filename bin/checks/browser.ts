import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { local, run } from './run';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser for the tests: `PLAYWRIGHT_CHROMIUM`, one of the system, or Playwright's own. */
export function findBrowser(): string | undefined {
  const given = process.env.PLAYWRIGHT_CHROMIUM;
  if (given) return given;
  return [...places, chromium.executablePath()].find((path) => existsSync(path));
}

const quarter = 15 * 60_000;

/** As root on Debian, where the browser comes with all it needs. */
async function installFromDebian(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, timeoutMs: quarter });
  if ((await install()).code === 0) return;
  await run('apt-get', ['update'], { env, timeoutMs: quarter });
  await install();
}

/**
 * Finds a browser or installs one.
 * @throws Error with a sentence that says what to do.
 */
export async function ensureBrowser(): Promise<string> {
  if (!findBrowser()) {
    console.log('No browser found; installing Chromium for the tests.');
    await installFromDebian();
  }
  if (!findBrowser()) await run(local('playwright'), ['install', 'chromium'], { timeoutMs: quarter });
  const found = findBrowser();
  if (found && existsSync(found)) return found;
  throw new Error(
    found
      ? `Setting PLAYWRIGHT_CHROMIUM: there is no browser at ${found}.`
      : 'The browser tests need Chromium, and it could not be installed: install it with your package manager, or set PLAYWRIGHT_CHROMIUM to the program.',
  );
}
