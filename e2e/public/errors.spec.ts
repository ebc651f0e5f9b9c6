import { checkAccess, expect, href, locales, test, words } from '../support/test';

test('an unknown address is a page in the language of the address', async ({ page }) => {
  for (const locale of locales) {
    const answer = await page.goto(href(locale, '/no/such/page'));
    expect(answer?.status()).toBe(404);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(
      page.getByRole('heading', { level: 1, name: words(locale)('errors.notFoundPage.title') }),
    ).toBeVisible();
    await checkAccess(page);
  }
});

test('odd addresses end in a plain answer, never in a failure', async ({ request }) => {
  const odd = [
    '/%00',
    '/policy/%2e%2e/staff',
    '/..%2fetc',
    '/kk/kk',
    '/en/ru/policy',
    '/policy//archive',
    '/_next/data/x.json',
    '/.env',
    '/.git/config',
    '/api/unknown',
    '/api/auth/session',
  ];
  for (const path of odd) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect([307, 308, 400, 404], `${path}: ${answer.status()}`).toContain(answer.status());
  }
});

test('an address that is not even text gets a bare answer, and the portal stays well', async ({
  request,
}) => {
  // The framework answers this one before any code of ours: a plain 500 without a word of the inside.
  const answer = await request.get('/%E0%A4%A', { maxRedirects: 0 });
  expect(await answer.text()).not.toMatch(/ at |node_modules|Error:/);
  expect((await request.get('/api/health')).status()).toBe(200);
});

test('private addresses send a visitor to sign in and bring him back', async ({ page }) => {
  await page.goto('/cabinet/data');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fcabinet%2Fdata$/);
  await page.goto('/kk/staff/requests');
  await expect(page).toHaveURL(/\/kk\/sign-in\?next=/);
});
