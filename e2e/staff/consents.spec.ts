import { checkAccess, expect, newClient, signIn, staff, test } from '../support/test';

// visits: /staff/consents

test('a reviewer notes what a client said by letter, and the client sees it with the words', async ({
  asStaff,
  another,
  w,
}) => {
  const client = await newClient('kk');
  const page = await asStaff(staff.reviewer);
  await page.goto('/staff/consents');
  await checkAccess(page);
  const form = page.locator('main form');
  await form.getByRole('button').click();
  await expect(page.locator('[data-error-summary]')).toBeFocused();
  await page.getByLabel(w('staff.consents.email')).fill('nobody@example.kz');
  await page.getByLabel(w('consents.purposes.offersEmail.title')).check();
  await page.getByLabel(w('staff.consents.acts.granted')).check();
  await page.getByLabel(w('staff.consents.ways.letter')).check();
  await page.getByLabel(w('staff.consents.receivedOn')).fill('2026-11-20');
  await page.getByLabel('Қазақша').check();
  await form.getByRole('button').click();
  await expect(page.getByText(w('consents.errors.noClient')).first()).toBeVisible();
  await expect(page.getByLabel(w('staff.consents.ways.letter'))).toBeChecked();
  await checkAccess(page);
  await page.getByLabel(w('staff.consents.email')).fill(client.email);
  await form.getByRole('button').click();
  await expect(page.getByText(w('staff.consents.noted'))).toBeVisible();
  expect(page.url()).not.toContain(client.email.split('@')[0] ?? '');
  await checkAccess(page);

  const own = await another();
  await signIn(own, client.email);
  await own.goto('/cabinet/consents');
  await expect(own.locator('main')).toContainText(w('consents.how.letter'));
});

test('without JavaScript it works the same', async ({ another, w }) => {
  const client = await newClient();
  const page = await another({ javaScriptEnabled: false });
  await signIn(page, staff.approver);
  await page.goto('/staff/consents');
  await page.getByLabel(w('staff.consents.email')).fill(client.email);
  await page.getByLabel(w('consents.purposes.offersSms.title')).check();
  await page.getByLabel(w('staff.consents.acts.refused')).check();
  await page.getByLabel(w('staff.consents.ways.call')).check();
  await page.getByLabel(w('staff.consents.receivedOn')).fill('2026-11-20');
  await page.getByLabel('Русский').check();
  await page.locator('main form').getByRole('button').click();
  await expect(page.getByText(w('staff.consents.noted'))).toBeVisible();
});

test('for an auditor, an administrator and a client the page does not exist', async ({
  asStaff,
  another,
}) => {
  for (const who of [staff.auditor, staff.administrator]) {
    const page = await asStaff(who);
    expect((await page.goto('/staff/consents'))?.status(), who).toBe(404);
  }
  const client = await another();
  await signIn(client, 'client@demo.kz');
  expect((await client.goto('/staff/consents'))?.status()).toBe(404);
});
