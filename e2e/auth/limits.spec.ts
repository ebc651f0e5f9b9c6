import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { checkAccess, expect, href, locales, mailbox, newClient, test } from '../support/test';

/*
 * Whoever asks too often is told how long to wait, and nobody else is. Addresses of the network are those that a server
 * before the portal would pass on; they are set aside for documentation.
 */

const network = () => `203.0.113.${randomInt(1, 255)}, 198.51.${randomInt(1, 255)}.${randomInt(1, 255)}`;

/** Asks for a code on the sign-in page, from where the page's headers say. */
async function ask(page: Page, email: string, w: (key: string) => string): Promise<void> {
  await page.getByLabel(w('auth.signIn.email')).fill(email);
  await page.getByRole('button', { name: w('auth.signIn.submit') }).click();
}

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a flood of codes is stopped with the time to wait, and the owner still gets his', async ({
      another,
      w,
    }) => {
      const { email } = await newClient(portalLocale);
      const flood = await another();
      await flood.setExtraHTTPHeaders({ 'X-Forwarded-For': network() });
      const path = href(portalLocale, '/sign-in');
      for (let at = 0; at < 5; at += 1) {
        await flood.goto(path);
        await ask(flood, email, w);
        await expect(flood.getByRole('heading', { level: 1, name: w('auth.code.title') })).toBeVisible();
      }
      await flood.goto(path);
      await ask(flood, email, w);
      await expect(flood.getByText(w('auth.errors.tooMany'))).toBeVisible();
      await expect(flood.locator('[data-error-summary]')).toContainText(/1[0-5]|[2-9]/);
      await expect(flood.getByLabel(w('auth.signIn.email'))).toHaveValue(email);
      await checkAccess(flood);
      expect(await mailbox(flood.request, email)).toHaveLength(5);

      const owner = await another();
      await owner.setExtraHTTPHeaders({ 'X-Forwarded-For': network() });
      await owner.goto(path);
      await ask(owner, email, w);
      await expect(owner.getByRole('heading', { level: 1, name: w('auth.code.title') })).toBeVisible();
      await expect.poll(async () => (await mailbox(owner.request, email)).length).toBe(6);
    });
  });
}

test('who writes an address of the network himself changes nothing: the last one counts', async ({
  another,
  w,
}) => {
  const { email } = await newClient();
  const last = `198.51.${randomInt(1, 255)}.${randomInt(1, 255)}`;
  const flood = await another();
  for (let at = 0; at < 6; at += 1) {
    await flood.setExtraHTTPHeaders({ 'X-Forwarded-For': `203.0.113.${at + 1}, ${last}` });
    await flood.goto('/sign-in');
    await ask(flood, email, w);
    if (at < 5)
      await expect(flood.getByRole('heading', { level: 1, name: w('auth.code.title') })).toBeVisible();
  }
  await expect(flood.getByText(w('auth.errors.tooMany'))).toBeVisible();
});

test('copies are bounded: a program is told the seconds, a person the minutes', async ({
  client: { page },
  w,
}) => {
  const origin = new URL(page.url()).origin;
  const take = (accept: string) =>
    page.request.post('/api/export?language=ru', { headers: { origin, accept }, maxRedirects: 0 });
  let answer = await take('application/json');
  for (let at = 1; at < 21 && answer.status() === 200; at += 1) answer = await take('application/json');
  expect(answer.status()).toBe(429);
  const wait = Number(answer.headers()['retry-after']);
  expect(wait).toBeGreaterThan(86_000);
  expect(wait).toBeLessThanOrEqual(86_400);
  expect(await answer.json()).toEqual({ type: 'about:blank', title: 'rate_limited', status: 429 });
  const led = await take('text/html');
  expect(led.status()).toBe(303);
  await page.goto(led.headers().location ?? '');
  await expect(page.getByText(w('cabinet.export.often'))).toBeVisible();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('24');
  await checkAccess(page);
});
