import type { Page } from '@playwright/test';
import { checkAccess, expect, staff, test } from '../support/test';

// visits: /staff/policy/editions/[number]
// visits: /staff/policy/editions/[number]/notes/[anchor]

// In one worker: staff sign in once for all of them.
test.describe.configure({ mode: 'default' });

const edition = '/staff/policy/editions/1';
// A clause whose notes no other spec reads.
const clause = 'c-2.3';
const notes = `${edition}/notes/${clause}`;

const formOf = (page: Page, hidden: string) =>
  page.locator('main form', { has: page.locator(`input[type="hidden"]${hidden}`) });
const howForm = (page: Page) => formOf(page, '[name="kind"][value="how"]');
const save = (page: Page) => howForm(page).locator('button[type="submit"]').click();
/** What a visitor reads beside the clause. */
const beside = (page: Page) => page.locator(`[id="${clause}"] ~ [data-note]`).first();

test('a reviewer changes a note, a visitor reads it at once, and the earlier text is kept', async ({
  page,
  asStaff,
  noJs,
  w,
}) => {
  const reviewer = await asStaff(staff.reviewer);
  await reviewer.goto(edition);
  await expect(reviewer.getByRole('heading', { level: 1 })).toHaveText(
    w('policyEdition.title', { number: 1 }),
  );
  await checkAccess(reviewer);
  await reviewer.locator(`main a[href$="${notes}"]`).click();
  await expect(reviewer).toHaveURL(new RegExp(`${notes}$`));
  await checkAccess(reviewer);

  const before = await reviewer.locator('#how-ru').inputValue();
  const changed = `${before} Проверено ${Date.now()}.`;
  await reviewer.locator('#how-ru').fill(changed);
  await save(reviewer);
  await expect(reviewer.getByRole('status')).toContainText(w('policyEdition.done.noteWritten'));
  await expect(reviewer.locator('main')).toContainText(changed);
  await expect(async () => {
    await page.goto('/policy');
    await expect(beside(page)).toContainText(changed, { timeout: 500 });
  }).toPass({ timeout: 15_000 });

  // Back to the words of before, this time without JavaScript; what was said in between stays in the history.
  await noJs.context().addCookies(await reviewer.context().cookies());
  await noJs.goto(notes);
  await expect(noJs.locator('#how-ru')).toHaveValue(changed);
  await noJs.locator('#how-ru').fill(before);
  await save(noJs);
  await expect(noJs.getByRole('status')).toContainText(w('policyEdition.done.noteWritten'));
  await noJs.goto(notes);
  await expect(noJs.locator('#how-ru')).toHaveValue(before);
  const newestBefore = noJs.locator('main details').first();
  await newestBefore.locator('summary').click();
  await expect(newestBefore).toContainText(changed);
  await expect(async () => {
    await page.goto('/policy');
    await expect(beside(page)).not.toContainText(changed, { timeout: 500 });
  }).toPass({ timeout: 15_000 });
});

test('a note in two languages is refused beside the third, with and without JavaScript', async ({
  asStaff,
  noJs,
  w,
}) => {
  const reviewer = await asStaff(staff.reviewer);
  await noJs.context().addCookies(await reviewer.context().cookies());
  for (const page of [reviewer, noJs]) {
    await page.goto(notes);
    await page.locator('#how-kk').fill('');
    await page.locator('#how-en').fill('Typed and to be kept.');
    await save(page);
    await expect(page.locator('#how-kk-error')).toHaveText(w('validation.required'));
    await expect(page.locator('#law-kk-error')).toHaveCount(0);
    await expect(page.locator('#how-en')).toHaveValue('Typed and to be kept.');
    await page.locator('[data-error-summary] a').click();
    await expect(page).toHaveURL(/#how-kk$/);
  }
  await checkAccess(reviewer);

  // The other form refused as well: the summary is the one of the form that was sent last, and has the focus.
  await reviewer.locator('#law-en').fill('');
  await formOf(reviewer, '[name="kind"][value="law"]').locator('button[type="submit"]').click();
  await expect(reviewer.locator('#law-en-error')).toHaveText(w('validation.required'));
  await expect(reviewer.locator('[data-error-summary]')).toHaveCount(1);
  await expect(reviewer.locator('[data-error-summary]')).toBeFocused();
  await expect(reviewer.locator('[data-error-summary] a')).toHaveAttribute('href', '#law-en');
});

test('a translation without text is refused, and the language of the edition is not offered', async ({
  asStaff,
  noJs,
  w,
}) => {
  const reviewer = await asStaff(staff.reviewer);
  await noJs.context().addCookies(await reviewer.context().cookies());
  for (const page of [reviewer, noJs]) {
    await page.goto(edition);
    await page.getByText(w('policyEdition.translate.open'), { exact: true }).first().click();
    await expect(page.locator('#translate-locale option')).toHaveCount(3);
    await expect(page.locator('#translate-locale option[value="ru"]')).toHaveCount(0);
    await page.locator('#translate-locale').selectOption('en');
    await page.locator('#translate-title').fill('Privacy policy');
    await formOf(page, '[name="edition"]').locator('button[type="submit"]').click();
    await expect(page.locator('#translate-sourceText-error')).toBeVisible();
    await expect(page.locator('#translate-title')).toHaveValue('Privacy policy');
    await expect(page.locator('#translate-locale')).toHaveValue('en');
  }
  await checkAccess(reviewer);
});

test('a repeal from a day that is past is refused, and a reviewer cannot repeal', async ({
  asStaff,
  noJs,
  w,
}) => {
  const reviewer = await asStaff(staff.reviewer);
  await reviewer.goto(edition);
  await expect(reviewer.locator('[name="repealedFrom"]')).toHaveCount(0);
  const approver = await asStaff(staff.approver);
  await noJs.context().addCookies(await approver.context().cookies());
  for (const page of [approver, noJs]) {
    await page.goto(edition);
    await page.getByText(w('policyEdition.repeal.open'), { exact: true }).click();
    await page.locator('#repeal-orderNumber').fill('7');
    await page.locator('#repeal-orderDate').fill('2020-01-31');
    await page.locator('#repeal-approvedBy').fill('Вымышлена П. П.');
    await page.locator('#repeal-repealedFrom').fill('2020-02-01');
    await page.locator('form:has(#repeal-orderNumber) button[type="submit"]').click();
    await expect(page.locator('#repeal-repealedFrom-error')).toHaveText(w('policy.errors.repealInPast'));
    await expect(page.locator('#repeal-orderNumber')).toHaveValue('7');
  }
  await checkAccess(approver);
});

test('an auditor reads and has no form', async ({ asStaff }) => {
  const auditor = await asStaff(staff.auditor);
  for (const path of [edition, notes]) {
    await auditor.goto(path);
    await expect(auditor.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(auditor.locator('main form')).toHaveCount(0);
    await checkAccess(auditor);
  }
});

test('for a client, an administrator and a wrong address the pages do not exist', async ({
  client,
  asStaff,
}) => {
  const administrator = await asStaff(staff.administrator);
  for (const path of [edition, notes]) {
    expect((await client.page.goto(path))?.status(), path).toBe(404);
    expect((await administrator.goto(path))?.status(), path).toBe(404);
  }
  const reviewer = await asStaff(staff.reviewer);
  for (const path of ['9999', '01', 'x', '1/notes/c-9.9', '1/notes/%3Cb%3E', '9999/notes/c-2.3'])
    expect((await reviewer.goto(`/staff/policy/editions/${path}`))?.status(), path).toBe(404);
});
