import { checkAccess, expect, test } from '../support/test';

// visits: /policy/archive
// visits: /policy/on/[date]

test('a visitor finds in the archive what was in force on a day', async ({ page, open, w }) => {
  await open('/policy/archive');
  await expect(page.getByRole('heading', { level: 1, name: w('policy.archive.title') })).toBeVisible();
  await checkAccess(page);
  await page.getByLabel(w('policy.form.label')).fill('2020-01-31');
  await page.getByRole('button', { name: w('policy.form.submit') }).click();
  await expect(page).toHaveURL(/\/policy\/on\/2020-01-31$/);
  await expect(page.locator('#document')).toBeVisible();
  await checkAccess(page);
});

test('a day before the first edition says so', async ({ page }) => {
  const answer = await page.goto('/policy/on/2019-03-25');
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole('main')).toContainText('2019');
  await expect(page.locator('#document')).toHaveCount(0);
  await checkAccess(page);
});

test('the first day of the first edition belongs to it', async ({ page }) => {
  await page.goto('/policy/on/2019-03-26');
  await expect(page.locator('#document')).toBeVisible();
});

test('what is no date is refused with an explanation', async ({ page, w }) => {
  for (const date of ['2020-02-30', '31.01.2020', 'yesterday', '2020-1-1', '%3Cscript%3E', '0000-00-00']) {
    const answer = await page.goto(`/policy/on/${date}`);
    expect(answer?.status(), date).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: w('policy.notFound.date') })).toBeVisible();
  }
  await checkAccess(page);
});

test('a wrong date typed into the archive stays in the form with a message beside it', async ({
  page,
  w,
}) => {
  await page.goto('/policy/on?date=2020-02-30');
  await expect(page).toHaveURL(/\/policy\/archive\?date=/);
  await expect(page.getByText(w('policy.form.malformed')).first()).toBeVisible();
  await checkAccess(page);
});
