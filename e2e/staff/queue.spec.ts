import { askForDeletion } from '../support/steps';
import { checkAccess, expect, locales, staff, test } from '../support/test';

// visits: /staff
// visits: /staff/requests
// visits: /staff/audit
// visits: /staff/people
// visits: /staff/policy

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a reviewer finds requests by their legal due date', async ({ client, asStaff, w }) => {
      const id = await askForDeletion(client.page, portalLocale);
      const page = await asStaff(staff.reviewer);
      const prefix = portalLocale === 'ru' ? '' : `/${portalLocale}`;
      await page.goto(`${prefix}/staff`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await checkAccess(page);
      await page
        .getByRole('navigation', { name: w('layout.staff.label') })
        .getByRole('link', { name: w('layout.staff.requests') })
        .click();
      await expect(page.locator(`main a[href$="/staff/requests/${id}"]`).first()).toBeVisible();
      await checkAccess(page);
      const dates = await page
        .locator('main tbody tr time')
        .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
      expect(dates.length).toBeGreaterThan(0);
    });
  });
}

test('a client finds no workplace, an administrator no client’s data', async ({ client, asStaff }) => {
  for (const path of ['/staff', '/staff/requests', `/staff/requests/${crypto.randomUUID()}`]) {
    const answer = await client.page.goto(path);
    expect(answer?.status(), path).toBe(404);
  }
  const page = await asStaff(staff.administrator);
  const answer = await page.goto('/staff/requests');
  expect(answer?.status()).toBe(404);
});

const parts = [
  ['/staff/audit', staff.auditor],
  ['/staff/people', staff.administrator],
  ['/staff/policy', staff.approver],
] as const;

for (const [path, email] of parts) {
  test(`${path} opens for one who may see it and for nobody else`, async ({ asStaff, client }) => {
    const page = await asStaff(email);
    expect((await page.goto(path))?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await checkAccess(page);
    expect((await client.page.goto(path))?.status()).toBe(404);
  });
}
