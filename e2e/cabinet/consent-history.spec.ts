import { untilChosen } from '../support/steps';
import { checkAccess, expect, locales, newClient, signIn, test } from '../support/test';

// visits: /cabinet/consents/history

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('what a browser chose before the sign-in stands in the client’s history with the very words', async ({
      page,
      open,
      w,
    }) => {
      const person = await newClient(portalLocale);
      await open('/policy');
      const banner = page.getByRole('region', { name: w('cookies.banner.label') });
      const words = await banner.locator('h2').innerText();
      await banner.getByRole('button', { name: w('cookies.banner.accept'), exact: true }).click();
      await untilChosen(page);
      await signIn(page, person.email, portalLocale);
      await open('/cabinet/consents/history');
      const acts = page.getByRole('main').locator('ol > li');
      await expect(acts.filter({ hasText: w('consents.acts.granted') })).toHaveCount(1);
      await acts
        .filter({ hasText: w('consents.acts.granted') })
        .locator('summary')
        .click();
      await expect(acts.filter({ hasText: w('consents.acts.granted') }).getByText(words)).toBeVisible();
      await checkAccess(page);
      const receipt = acts.first().locator('a[href*="/receipts/"]').first();
      await receipt.click();
      await expect(page).toHaveURL(/\/receipts\/[0-9a-f-]{36}/);
      await checkAccess(page);
    });
  });
}

test('on a shared computer the next one gets neither the history nor the choice of the one before', async ({
  page,
  w,
}) => {
  const [first, second] = [await newClient(), await newClient()];
  const banner = page.getByRole('region', { name: w('cookies.banner.label') });
  await page.goto('/');
  await banner.getByRole('button', { name: w('cookies.banner.accept'), exact: true }).click();
  await untilChosen(page);
  await signIn(page, first.email);
  await page.goto('/cabinet/consents/history');
  const receipt = await page.locator('main a[href^="/receipts/"]').first().getAttribute('href');
  await page.goto('/sign-out');
  await page.locator('main form button').click();
  await expect(page).toHaveURL(/sign-in/);

  // The next one is asked himself, and finds nothing of the other.
  await signIn(page, second.email);
  await page.goto('/cabinet/consents/history');
  await expect(page.getByText(w('consents.timeline.empty'))).toBeVisible();
  await expect(banner).toBeVisible();
  await checkAccess(page);
  expect((await page.request.get(receipt ?? '')).status()).toBe(404);
  expect((await page.request.get(`/api${receipt}`)).status()).toBe(404);
  await banner.getByRole('button', { name: w('cookies.banner.refuse'), exact: true }).click();
  await untilChosen(page);
  await page.goto('/cabinet/consents/history');
  const acts = page.getByRole('main').locator('ol > li');
  await expect(acts.filter({ hasText: w('consents.acts.refused') })).toHaveCount(1);
  await expect(acts.filter({ hasText: w('consents.acts.granted') })).toHaveCount(0);
});

test('a page of the history that is not his is the beginning', async ({ client: { page } }) => {
  for (const after of ['x', crypto.randomUUID(), 'ы'.repeat(1000)]) {
    const answer = await page.goto(`/cabinet/consents/history?after=${encodeURIComponent(after)}`);
    expect(answer?.status()).toBe(200);
  }
});
