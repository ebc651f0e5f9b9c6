import { checkAccess, expect, locales, test } from '../support/test';

// visits: /cookies

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a choice is seen and changed at any time', async ({ page, open, w }) => {
      await open('/');
      await page
        .getByRole('contentinfo')
        .getByRole('link', { name: w('layout.nav.cookieSettings') })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: w('cookies.page.title') })).toBeVisible();
      await checkAccess(page);
      const statistics = page.locator('main input[name="statistics"]');
      const preferences = page.locator('main input[name="preferences"]');
      await expect(statistics).not.toBeChecked();
      await expect(preferences).not.toBeChecked();
      await preferences.check();
      await page.getByRole('button', { name: w('cookies.form.save'), exact: true }).click();
      await expect(page).toHaveURL(/\/cookies/);
      await expect(preferences).toBeChecked();
      await expect(statistics).not.toBeChecked();
      await checkAccess(page);
      await page
        .getByRole('main')
        .getByRole('button', { name: w('cookies.form.refuseAll'), exact: true })
        .click();
      await expect(preferences).not.toBeChecked();
    });
  });
}

test('the list of cookies names every cookie that comes to be', async ({ client, open, w }) => {
  const { page } = client;
  await open('/cookies');
  await page.getByRole('button', { name: w('cookies.form.save'), exact: true }).click();
  await expect(page).toHaveURL(/\/cookies/);
  const listed = await page.getByRole('main').innerText();
  const there = await page.context().cookies();
  expect(there.length).toBeGreaterThan(0);
  expect(there.map(({ name }) => name).filter((name) => !listed.includes(name))).toEqual([]);
  const kept = await page.evaluate(() => ({ local: localStorage.length, session: sessionStorage.length }));
  expect(kept).toEqual({ local: 0, session: 0 });
});

test('a form that we did not make is refused and changes nothing', async ({ request, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  const good = { choice: 'refuse', how: 'banner', locale: 'ru', returnTo: '/' };
  const bad: Record<string, string>[] = [
    {},
    { ...good, choice: 'maybe' },
    { ...good, choice: 'save' },
    { ...good, locale: 'de' },
    { ...good, extra: '1' },
    { ...good, preferences: 'yes' },
    { ...good, returnTo: 'x'.repeat(10_000) },
  ];
  for (const form of bad) {
    const answer = await request.post('/api/cookies/choice', { headers: { origin }, form, maxRedirects: 0 });
    expect(answer.status(), JSON.stringify(form).slice(0, 80)).toBe(400);
    expect(answer.headers()['set-cookie']).toBeUndefined();
  }
});

test('nobody is led away after choosing', async ({ request, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  for (const returnTo of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\tevil',
    'javascript:alert(1)',
  ]) {
    const form = { choice: 'refuse', how: 'banner', locale: 'ru', returnTo };
    const answer = await request.post('/api/cookies/choice', { headers: { origin }, form, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    expect(answer.headers().location, returnTo).not.toContain('evil');
    expect(answer.headers().location, returnTo).toMatch(/^\/(?![/\\])/);
  }
});
