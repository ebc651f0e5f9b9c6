import { approveRequest, askForDeletion } from '../support/steps';
import { checkAccess, expect, staff, test } from '../support/test';

// visits: /staff/requests/[id]

test('a reviewer sees what erasure would do, and the client sees who looked', async ({
  client,
  asStaff,
  w,
}) => {
  const id = await askForDeletion(client.page, 'ru');
  const page = await asStaff(staff.reviewer);
  await page.goto(`/staff/requests/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await checkAccess(page);
  await client.page.goto('/cabinet/activity');
  const journal = client.page.getByRole('table');
  await expect(journal.getByText(w('activity.actions.request.opened')).first()).toBeVisible();
  await expect(journal.getByText(w('activity.who.reviewer')).first()).toBeVisible();
});

test('a decision without reasons is refused and what was chosen stays', async ({ client, asStaff, w }) => {
  const id = await askForDeletion(client.page, 'ru');
  const page = await asStaff(staff.reviewer);
  await page.goto(`/staff/requests/${id}`);
  const form = page.locator('main form', { has: page.locator('[name="decision"]') });
  await form.locator('input[name="decision"][value="approved"]').check();
  await form.locator('button[type="submit"]').click();
  await expect(page.locator('#answer-error')).toHaveText(w('validation.required'));
  await expect(form.locator('input[name="decision"][value="approved"]')).toBeChecked();
  await checkAccess(page);
});

test('nobody confirms his own decision', async ({ client, asStaff }) => {
  const id = await askForDeletion(client.page, 'ru');
  const page = await asStaff(staff.approver);
  await approveRequest(page, 'ru', id, 'Клиент просит удалить данные, препятствий нет.');
  await page.goto(`/staff/requests/${id}`);
  await expect(page.locator('main form button[type="submit"]')).toHaveCount(0);
});

test('an auditor looks and decides nothing', async ({ client, asStaff }) => {
  const id = await askForDeletion(client.page, 'ru');
  const page = await asStaff(staff.auditor);
  await page.goto(`/staff/requests/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('main form button[type="submit"]')).toHaveCount(0);
  await checkAccess(page);
});
