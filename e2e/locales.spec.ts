import { expect, href, locales, test, words } from './support/test';

const paths = [
  '/',
  '/policy',
  '/policy/archive',
  '/policy/compare',
  '/policy/editions/1',
  '/data',
  '/cookies',
  '/appearance',
  '/requests/new',
  '/sign-in',
  '/demo',
];

for (const locale of locales) {
  test(`every public page speaks ${locale}`, async ({ page }) => {
    const w = words(locale);
    for (const path of paths) {
      const answer = await page.goto(href(locale, path));
      expect(answer?.status(), path).toBe(200);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.getByRole('link', { name: w('layout.skip') })).toHaveCount(1);
      await expect(page.getByRole('navigation', { name: w('layout.nav.label') })).toBeVisible();
      // A missing word would be printed as its key.
      expect(await page.locator('body').innerText()).not.toMatch(
        /\b(?:layout|ui|policy|cookies|auth|home|errors|requests)\.[a-z]+[A-Z.]\w*/,
      );
    }
  });
}

test('the language is changed on the page that is open', async ({ page }) => {
  await page.goto('/policy/archive');
  await page.getByRole('link', { name: 'Қазақша' }).click();
  await expect(page).toHaveURL(/\/kk\/policy\/archive$/);
  await expect(
    page.getByRole('heading', { level: 1, name: words('kk')('policy.archive.title') }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/en\/policy\/archive$/);
  await page.getByRole('link', { name: 'Русский' }).click();
  await expect(page).toHaveURL(/\/policy\/archive$/);
  expect(new URL(page.url()).pathname).toBe('/policy/archive');
});

test('Russian has no prefix', async ({ request }) => {
  const answer = await request.get('/ru/policy?x=1', { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  expect(answer.headers().location).toBe('/policy?x=1');
});
