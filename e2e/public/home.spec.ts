import { checkAccess, expect, locales, test } from '../support/test';

// visits: /
// visits: /data
// visits: /demo
// visits: /demo/kit
// visits: /requests/new

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('the first page says what the portal is for and leads there', async ({ page, open, w }) => {
      await open('/');
      await expect(page.getByRole('heading', { level: 1, name: w('home.title') })).toBeVisible();
      await checkAccess(page);
      const main = page.getByRole('main');
      await main
        .getByRole('link', { name: w('home.doors.policy') })
        .first()
        .click();
      await expect(page.getByRole('heading', { level: 1, name: w('policy.title') })).toBeVisible();
    });

    for (const path of ['/data', '/demo', '/demo/kit', '/requests/new']) {
      test(`${path} is there and accessible`, async ({ page, open }) => {
        await open(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await checkAccess(page);
      });
    }
  });
}

test('the keyboard comes to the content by one link', async ({ page, open, w }) => {
  await open('/policy');
  const skip = page.getByRole('link', { name: w('layout.skip') });
  await skip.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});
