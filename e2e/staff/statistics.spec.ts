import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { untilChosen } from '../support/steps';
import { checkAccess, expect, href, locales, staff, test } from '../support/test';

// visits: /staff/statistics

/** A host that only this test comes from: its counts are apart from those of tests that run beside it. */
const newHost = () => `e2e-${randomUUID().slice(0, 8)}.example.com`;

type Counts = { page: string; locale: string; device: string; count: number }[];

/** What the staff's file says of those who came from a host. */
async function countsOf(page: Page, host: string): Promise<Counts> {
  const answer = await page.request.get('/api/statistics?days=30');
  expect(answer.status()).toBe(200);
  const lines = (await answer.text()).trimEnd().split('\r\n');
  expect(lines[0]).toBe('day,page,locale,referrer,device,count');
  return lines
    .map((line) => line.split(','))
    .filter((cells) => cells[3] === host)
    .map(([, address = '', locale = '', , device = '', count]) => ({
      page: address,
      locale,
      device,
      count: Number(count),
    }));
}

async function choose(page: Page, answer: 'accept' | 'refuse', w: (key: string) => string): Promise<void> {
  await page
    .getByRole('button', { name: w(`cookies.banner.${answer}`), exact: true })
    .first()
    .click();
  await untilChosen(page);
}

/** Opens a page as if it was reached from a host, and waits until its view was sent, where it is sent. */
async function reach(page: Page, path: string, host: string, sent: boolean): Promise<void> {
  const beacon = sent ? page.waitForResponse((answer) => answer.url().endsWith('/api/statistics')) : null;
  await page.goto(path, { referer: `https://${host}/a/secret?path=1` });
  expect((await beacon)?.status()).toBe(sent ? 204 : undefined);
  if (!sent) await page.waitForLoadState('networkidle');
}

test('who agreed is counted, and the staff see it in numbers', async ({ page, open, w, asStaff }) => {
  const host = newHost();
  await open('/');
  await choose(page, 'accept', w);
  await reach(page, '/policy/editions/1?from=mail#2.6', host, true);
  await reach(page, href('kk', '/data'), host, true);
  await reach(page, '/policy/editions/1', host, true);
  const desk = await asStaff(staff.reviewer);
  await expect
    .poll(() => countsOf(desk, host))
    .toEqual([
      { page: '/data', locale: 'kk', device: 'desktop', count: 1 },
      { page: '/policy/editions/[number]', locale: 'ru', device: 'desktop', count: 2 },
    ]);
  await desk.goto('/staff/statistics');
  await expect(desk.getByRole('heading', { name: w('statistics.byDay.title') })).toBeVisible();
  await expect(desk.getByRole('main')).toContainText(w('statistics.languages.kk'));
  const today = desk.locator('figure svg rect').last();
  expect(Number(await today.getAttribute('height'))).toBeGreaterThan(0);
});

test('who refused has no script on the page and is not counted', async ({ page, open, w, asStaff }) => {
  const host = newHost();
  await open('/');
  await choose(page, 'refuse', w);
  await reach(page, '/policy', host, false);
  expect(await page.content()).not.toContain('statistics.js');
  const desk = await asStaff(staff.reviewer);
  expect(await countsOf(desk, host)).toEqual([]);
});

test('whoever has not chosen is not counted', async ({ page, asStaff }) => {
  const host = newHost();
  await reach(page, '/policy', host, false);
  expect(await page.content()).not.toContain('statistics.js');
  expect(await countsOf(await asStaff(staff.reviewer), host)).toEqual([]);
});

test('withdrawal stops at once, and the old cookie put back counts nothing', async ({
  page,
  open,
  w,
  asStaff,
  baseURL,
}) => {
  const host = newHost();
  await open('/');
  await choose(page, 'accept', w);
  await reach(page, '/policy', host, true);
  const kept = await page.context().cookies();
  await open('/cookies');
  await page.getByRole('button', { name: w('cookies.form.refuseAll'), exact: true }).click();
  await expect
    .poll(async () => (await page.context().cookies()).map(({ value }) => value))
    .not.toEqual(kept.map(({ value }) => value));
  await reach(page, '/policy', host, false);
  expect(await page.content()).not.toContain('statistics.js');
  await page.context().addCookies(kept);
  const answer = await page.request.post('/api/statistics', {
    headers: { origin: new URL(baseURL ?? '').origin },
    data: { page: '/policy', referrer: host },
  });
  expect(answer.status()).toBe(204);
  const desk = await asStaff(staff.reviewer);
  expect(await countsOf(desk, host)).toMatchObject([{ page: '/policy', count: 1 }]);
});

test('Global Privacy Control stops it for who had agreed', async ({ page, open, w, asStaff, baseURL }) => {
  const host = newHost();
  await open('/');
  await choose(page, 'accept', w);
  const send = (headers: Record<string, string>) =>
    page.request.post('/api/statistics', {
      headers: { origin: new URL(baseURL ?? '').origin, ...headers },
      data: { page: '/policy', referrer: host },
    });
  expect((await send({ 'sec-gpc': '1' })).status()).toBe(204);
  expect((await send({ 'sec-purpose': 'prefetch;prerender' })).status()).toBe(204);
  expect((await send({ 'user-agent': 'Mozilla/5.0 (compatible; Examplebot/1.0)' })).status()).toBe(204);
  const desk = await asStaff(staff.reviewer);
  expect(await countsOf(desk, host)).toEqual([]);
  expect((await send({})).status()).toBe(204);
  expect(await countsOf(desk, host)).toHaveLength(1);
  await page.context().setExtraHTTPHeaders({ 'Sec-GPC': '1' });
  await page.goto('/policy');
  expect(await page.content()).not.toContain('statistics.js');
});

test('what is no view of ours is refused, and tells nothing', async ({ request, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  const send = async (data: string, headers: Record<string, string> = { origin }) =>
    (
      await request.post('/api/statistics', { headers: { 'content-type': 'text/plain', ...headers }, data })
    ).status();
  const good = JSON.stringify({ page: '/policy', referrer: '' });
  expect(await send(good)).toBe(204);
  expect(await send(JSON.stringify({ page: '/no/such', referrer: 'Ә'.repeat(300) }))).toBe(204);
  expect(await send(good, {})).toBe(403);
  expect(await send(good, { origin: 'https://evil.example' })).toBe(403);
  expect(await send(good, { origin, 'sec-fetch-site': 'cross-site' })).toBe(403);
  for (const wrong of [
    '',
    'null',
    '[]',
    '{',
    '{"page":"/policy"}',
    '{"page":1,"referrer":""}',
    JSON.stringify({ page: '/policy', referrer: '', id: '1' }),
    JSON.stringify({ page: `/${'a'.repeat(300)}`, referrer: '' }),
    JSON.stringify({ page: '/policy', referrer: 'Ә'.repeat(10_000) }),
  ])
    expect(await send(wrong), wrong.slice(0, 60)).toBe(400);
});

test('only the staff see the counts', async ({ client, request, asStaff }) => {
  expect((await request.get('/api/statistics')).status()).toBe(401);
  expect((await client.page.request.get('/api/statistics')).status()).toBe(403);
  expect((await client.page.goto('/staff/statistics'))?.status()).toBe(404);
  for (const email of Object.values(staff)) {
    const page = await asStaff(email);
    expect((await page.goto('/staff/statistics'))?.status(), email).toBe(200);
  }
});

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('the page of statistics shows each period and can be used by everybody', async ({ asStaff, w }) => {
      const page = await asStaff(staff.auditor);
      await page.goto(href(portalLocale, '/staff'));
      await page
        .getByRole('navigation', { name: w('layout.staff.label') })
        .getByRole('link', { name: w('layout.staff.statistics') })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: w('statistics.title') })).toBeVisible();
      await checkAccess(page);
      for (const days of [90, 365]) {
        await page.getByLabel(w('statistics.period.days', { days })).check();
        await page.getByRole('button', { name: w('statistics.period.submit'), exact: true }).click();
        await expect(page).toHaveURL(new RegExp(`[?]days=${days}$`));
        await expect(page.getByLabel(w('statistics.period.days', { days }))).toBeChecked();
      }
      await checkAccess(page);
      const files = page.waitForEvent('download');
      await page.getByRole('link', { name: w('statistics.download') }).click();
      expect((await files).suggestedFilename()).toBe('page-views-365-days.csv');
      expect((await page.goto(href(portalLocale, '/staff/statistics?days=Ә&days=7')))?.status()).toBe(200);
    });
  });
}
