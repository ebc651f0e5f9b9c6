import { checkAccess, expect, locales, starting, test } from '../support/test';

// visits: /cabinet/consents
// visits: /cabinet/services

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a client gives a consent and takes it back as easily', async ({ client: { page }, open, w }) => {
      await open('/cabinet/consents');
      await checkAccess(page);
      const having = (label: string) =>
        page.locator('main form', { has: page.getByRole('button', { name: starting(w(label)) }) });
      const grants = having('consents.buttons.give');
      const before = await grants.count();
      expect(before).toBeGreaterThan(0);
      const purpose = await grants.first().locator('input[name="purpose"]').inputValue();
      const withdraw = having('consents.buttons.withdraw').filter({
        has: page.locator(`input[name="purpose"][value="${purpose}"]`),
      });
      await grants.first().locator('button[type="submit"]').click();
      await expect(withdraw).toHaveCount(1);
      await checkAccess(page);
      await withdraw.locator('button[type="submit"]').click();
      await expect(grants).toHaveCount(before);
      await open('/cabinet/activity');
      const journal = page.getByRole('table');
      await expect(journal.getByText(w('activity.actions.consent.granted')).first()).toBeVisible();
      await expect(journal.getByText(w('activity.actions.consent.withdrawn')).first()).toBeVisible();
    });
  });
}

test('a client sees what services receive his data', async ({ client: { page } }) => {
  await page.goto('/cabinet/services');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await checkAccess(page);
});
