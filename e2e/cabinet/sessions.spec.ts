import { checkAccess, expect, locales, signIn, starting, test } from '../support/test';

// visits: /cabinet/sessions

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a client sees where he is signed in', async ({ client: { page }, open, w }) => {
      await open('/cabinet/sessions');
      await expect(page.getByRole('heading', { level: 1, name: w('sessions.title') })).toBeVisible();
      await expect(page.getByText(w('sessions.current')).first()).toBeVisible();
      await expect(page.getByText(w('sessions.onlyOne'))).toBeVisible();
      await checkAccess(page);
    });
  });
}

test('a client ends a session elsewhere, and it is over at once', async ({
  client: { page, person },
  another,
  w,
}) => {
  const elsewhere = await another();
  await signIn(elsewhere, person.email);
  await page.goto('/cabinet/sessions');
  await page.getByRole('button', { name: starting(w('sessions.endOthers')) }).click();
  await expect(page.getByText(w('sessions.done.others'))).toBeVisible();
  await elsewhere.goto('/cabinet');
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=/);
  await page.goto('/cabinet');
  await expect(page).toHaveURL(/\/cabinet$/);
});
