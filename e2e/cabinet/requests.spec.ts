import { askForDeletion } from '../support/steps';
import { checkAccess, expect, locales, mailbox, newClient, signIn, test } from '../support/test';

// visits: /cabinet/requests
// visits: /cabinet/requests/new
// visits: /cabinet/requests/[id]

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a client asks for deletion, sees until when he is answered, and changes his mind', async ({
      client: { page, person },
      open,
      w,
    }) => {
      await open('/cabinet/requests');
      await checkAccess(page);
      await open('/cabinet/requests/new');
      await checkAccess(page);
      const id = await askForDeletion(page, portalLocale);
      await expect(page.getByRole('main')).toContainText('94-V');
      await checkAccess(page);
      const [newest] = await mailbox(page.request, person.email);
      expect(newest?.link).toContain(id);
      await open('/cabinet/requests');
      await expect(page.locator(`main a[href$="/cabinet/requests/${id}"]`).first()).toBeVisible();
      await open(`/cabinet/requests/${id}`);
      const cancel = page.locator('main form', { has: page.locator(`input[name="id"][value="${id}"]`) });
      await cancel.locator('button[type="submit"]').click();
      await expect(cancel).toHaveCount(0);
      await open('/cabinet/activity');
      await expect(
        page.getByRole('table').getByText(w('activity.actions.request.cancelled')).first(),
      ).toBeVisible();
    });
  });
}

test('the same wish twice is one request', async ({ client: { page } }) => {
  const first = await askForDeletion(page, 'ru');
  await page.goto('/cabinet/requests/new');
  const deletion = page.locator('main input[name="kind"][value="deletion"]');
  if ((await deletion.count()) > 0 && (await deletion.isEnabled()))
    expect(await askForDeletion(page, 'ru')).toBe(first);
});

test('a form without a choice is refused with a message', async ({ client: { page }, w }) => {
  await page.goto('/cabinet/requests/new');
  await page.locator('main form button[type="submit"]').last().click();
  await expect(page.locator('[data-error-summary]')).toBeFocused();
  await expect(page.getByText(w('validation.choose')).first()).toBeVisible();
  await checkAccess(page);
});

test('a request of somebody else does not exist', async ({ client: { page }, another }) => {
  const id = await askForDeletion(page, 'ru');
  const other = await another();
  const { email } = await newClient();
  await signIn(other, email);
  for (const wrong of [id, crypto.randomUUID(), 'x', '1']) {
    const answer = await other.goto(`/cabinet/requests/${wrong}`);
    expect(answer?.status(), wrong).toBe(404);
  }
});
