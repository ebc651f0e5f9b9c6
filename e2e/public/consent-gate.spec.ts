import type { Browser, Page } from '@playwright/test';
import { startOwnPortal } from '../support/crash';
import { untilChosen } from '../support/steps';
import { expect, test } from '../support/test';

/** A browser that nobody watches: what these tests provoke is what the others must not see. */
async function unwatched(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  return context.newPage();
}

async function answer(page: Page, choice: 'accept' | 'refuse'): Promise<void> {
  await page.locator(`[data-cookie-banner] button[value="${choice}"]`).click();
  await untilChosen(page);
}

test('the page of who refused contains nothing optional, that of who agreed one script with its nonce', async ({
  page,
  open,
  another,
}) => {
  await open('/');
  await answer(page, 'refuse');
  await open('/policy');
  expect(await page.content()).not.toMatch(/statistics\.js|dataLayer|gtag/);
  const other = await another();
  await other.goto('/');
  await answer(other, 'accept');
  const sent = await other.goto('/policy');
  const html = (await sent?.text()) ?? '';
  const nonce = /'nonce-([^']+)'/.exec(sent?.headers()['content-security-policy'] ?? '')?.[1];
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="\/statistics\.js"[^>]*>/g)].map(([tag]) => tag);
  expect(tags).toHaveLength(1);
  expect(tags[0]).toContain(`nonce="${nonce}"`);
  expect(tags[0]).toContain('defer');
});

test('the policy of this portal names no foreign host, whatever was chosen', async ({ page, open }) => {
  const policy = async () => {
    const sent = await page.goto('/policy');
    return (sent?.headers()['content-security-policy'] ?? '').replace(/nonce-[^']+/g, 'nonce');
  };
  await open('/');
  const before = await policy();
  await answer(page, 'accept');
  expect(await policy()).toBe(before);
  expect(before).not.toMatch(/https?:\/\//);
});

test('a script that somebody slips into the page of who refused is blocked, and counts nothing', async ({
  browser,
  baseURL,
}) => {
  const page = await unwatched(browser, baseURL);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await answer(page, 'refuse');
  await page.addInitScript(() => {
    const kept: string[] = [];
    Object.assign(window, { blocked: kept });
    document.addEventListener('securitypolicyviolation', (event) =>
      kept.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
  await page.route('**/policy', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</body>', '<script src="/statistics.js"></script></body>');
    await route.fulfill({ response, body });
  });
  asked.length = 0;
  await page.goto('/policy', { waitUntil: 'networkidle' });
  expect(await page.content()).toContain('src="/statistics.js"');
  const blocked = await page.evaluate(() => (window as unknown as { blocked: string[] }).blocked);
  expect(blocked).toEqual([`script-src-elem ${new URL('/statistics.js', page.url()).href}`]);
  expect(asked).not.toContain('/api/statistics');
  await page.context().close();
});

test('the script is a file of the portal, in no language and for nobody in particular', async ({
  request,
}) => {
  const file = await request.get('/statistics.js');
  expect(file.status()).toBe(200);
  expect(file.headers()['content-type']).toContain('javascript');
  expect((await file.body()).byteLength).toBeLessThan(400);
  expect(file.headers()['set-cookie']).toBeUndefined();
});

/** What tags of others would find, as plain data. */
const signals = (page: Page) =>
  page.evaluate(() => {
    const { dataLayer = [] } = window as unknown as { dataLayer?: ArrayLike<unknown>[] };
    return dataLayer.map((one) => Array.from(one) as [string, string, Record<string, string>]);
  });

test('signals of Google Consent Mode are not there while the setting is off', async ({ request }) => {
  expect(await (await request.get('/policy')).text()).not.toMatch(/dataLayer|gtag|ad_storage/);
});

test('signals of Google Consent Mode follow the choice where the setting is on', async ({ another }) => {
  process.env.GOOGLE_CONSENT_MODE = 'on';
  const portal = await startOwnPortal().finally(() => delete process.env.GOOGLE_CONSENT_MODE);
  try {
    await portal.untilWell();
    const page = await another({ baseURL: portal.address });
    await page.goto('/');
    expect((await signals(page))[0]).toEqual([
      'consent',
      'default',
      expect.objectContaining({ analytics_storage: 'denied', functionality_storage: 'denied' }),
    ]);
    await answer(page, 'accept');
    await page.goto('/policy');
    const [first] = await signals(page);
    expect(first?.[2]).toMatchObject({
      ad_storage: 'denied',
      ad_user_data: 'denied',
      ad_personalization: 'denied',
      analytics_storage: 'granted',
      functionality_storage: 'granted',
    });
    await page.evaluate(() => {
      const detail = {
        outcome: 'refused',
        gpc: false,
        run: [],
        switches: { preferences: false, statistics: false },
      };
      document.dispatchEvent(new CustomEvent('portal:choice', { detail }));
    });
    expect((await signals(page)).at(-1)).toEqual([
      'consent',
      'update',
      expect.objectContaining({ analytics_storage: 'denied', functionality_storage: 'denied' }),
    ]);
  } finally {
    await portal.stop();
  }
});
