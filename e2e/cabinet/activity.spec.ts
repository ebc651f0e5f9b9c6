import { checkAccess, expect, locales, test } from '../support/test';

// visits: /cabinet/activity
// visits: /cabinet

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a client sees every act with his data, beginning with his own', async ({
      client: { page },
      open,
      w,
    }) => {
      await open('/cabinet');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await checkAccess(page);
      await open('/cabinet/activity');
      await expect(page.getByRole('heading', { level: 1, name: w('activity.title') })).toBeVisible();
      const journal = page.getByRole('table', { name: w('activity.caption') });
      await expect(journal.getByText(w('activity.actions.session.started')).first()).toBeVisible();
      await expect(journal.getByText(w('activity.actions.person.created'))).toBeVisible();
      await checkAccess(page);
    });
  });
}
