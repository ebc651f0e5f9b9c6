import type { Page } from '@playwright/test';
import { beginDraft, discardDraft, draftPath, expectRefusalsOf, newTitle } from '../support/drafts';
import { checkAccess, expect, staff, starting, test } from '../support/test';
import type { Words } from '../support/words';

// visits: /staff/policy/drafts/[id]/submit

/** Fills what a review needs and sends the draft of the editor that is open. */
async function submitDraft(page: Page, w: Words, title: string): Promise<void> {
  await page.locator('[name="title"]').fill(title);
  await page.locator('[name="changeSummary"]').fill('Исправлены опечатки.');
  await page.locator('[name="materiality"][value="editorial"]').check();
  await page.getByRole('button', { name: w('policyStaff.editor.toSubmit') }).click();
  await expect(page).toHaveURL(/\/submit$/);
  await page.getByRole('button', { name: w('policyStaff.submit.button') }).click();
  await expect(page).toHaveURL(/done=submitted/);
}

/** Gives a draft under review back and discards it. */
async function tidyUp(page: Page, w: Words, id: string): Promise<void> {
  await page.goto(draftPath(id));
  await page.locator('[name="reason"]').fill('Проба закончена.');
  await page
    .locator('main form', { has: page.locator('[name="reason"]') })
    .getByRole('button')
    .click();
  await expect(page.getByText(w('policyStaff.done.returned'))).toBeVisible();
  await discardDraft(page, id);
}

test('one writes, another approves; a publication can be called off and the draft given back', async ({
  asStaff,
  w,
}) => {
  const page = await asStaff(staff.reviewer);
  const title = newTitle();
  const id = await beginDraft(page, 'edition');
  await page.getByRole('button', { name: w('policyStaff.editor.toSubmit') }).click();
  await expect(page.getByText(w('policyStaff.submit.missingTitle'))).toBeVisible();
  await expect(page.getByRole('button', { name: w('policyStaff.submit.button') })).toHaveCount(0);
  await checkAccess(page);
  await page.goto(draftPath(id));
  await submitDraft(page, w, title);
  await expect(page.getByText(w('policyStaff.review.ownDraft'))).toBeVisible();
  await expect(page.locator('[name="orderNumber"]')).toHaveCount(0);
  await expect(page.locator('[name="sourceText"]')).toHaveCount(0);
  await checkAccess(page);

  const approver = await asStaff(staff.approver);
  await approver.goto('/staff/policy');
  await approver.getByRole('link', { name: title }).click();
  await expect(approver).toHaveURL(new RegExp(id));
  await approver.waitForLoadState();
  const form = approver.locator('main form', { has: approver.locator('[name="orderNumber"]') });
  await expect(form.locator('[name="materiality"]:checked')).toHaveCount(0);
  await expect(form.locator('[name="approvedBy"]')).not.toHaveValue('');
  await checkAccess(approver);
  await form.locator('[name="orderNumber"]').fill('5-П');
  await form.locator('[name="orderDate"]').fill('2019-03-26');
  await form.locator('[name="publishOn"]').fill('2099-02-02');
  await form.locator('[name="effectiveFrom"]').fill('2099-02-01');
  const approve = form.getByRole('button', { name: w('policyStaff.review.approve') });
  await approve.click();
  await expect(approver.locator('#materiality-error')).toBeVisible();
  await form.locator('[name="materiality"][value="material"]').check();
  await approve.click();
  await expect(approver.locator('#materiality-error')).toHaveText(w('policy.errors.otherWeight'));
  await expect(approver.locator('#effectiveFrom-error')).toHaveText(w('policy.errors.beforePublication'));
  await checkAccess(approver);
  await form.locator('[name="materiality"][value="editorial"]').check();
  await form.locator('[name="publishOn"]').fill('2099-01-01');
  await approve.click();
  await expect(approver.getByText(w('policyStaff.done.approved'))).toBeVisible();
  await expect(
    approver.getByRole('heading', { name: starting(w('policyStaff.drafts.waits', { at: '' })) }),
  ).toBeVisible();
  await checkAccess(approver);
  await page.goto('/staff/policy');
  await expect(page.getByText(starting(w('policyStaff.drafts.waits', { at: '' })))).toBeVisible();
  await checkAccess(page);
  await page.goto(draftPath(id));
  await expect(page.getByRole('button', { name: w('policyStaff.scheduled.unschedule') })).toHaveCount(0);
  await page.goto('/policy/archive');
  await expect(page.getByText('2099')).toHaveCount(0);

  await approver.getByRole('button', { name: w('policyStaff.scheduled.unschedule') }).click();
  await expect(approver.getByText(w('policyStaff.done.unscheduled'))).toBeVisible();
  const back = approver.locator('main form', { has: approver.locator('[name="reason"]') });
  await back.getByRole('button').click();
  await expect(approver.locator('#reason-error')).toHaveText(w('validation.required'));
  await approver.locator('[name="reason"]').fill('Поправьте <b>пункт</b> 2.4.');
  await back.getByRole('button').click();
  await expect(approver.getByText(w('policyStaff.done.returned'))).toBeVisible();
  await page.goto(draftPath(id));
  await expect(page.getByText('Поправьте <b>пункт</b> 2.4.')).toBeVisible();
  await expect(page.locator('[name="sourceText"]')).toBeVisible();
  await discardDraft(page, id);
});

test('nobody approves his own draft, not even with a form made for another', async ({ asStaff, w }) => {
  const approver = await asStaff(staff.approver);
  const own = await beginDraft(approver, 'edition');
  await submitDraft(approver, w, newTitle());
  await expect(approver.locator('[name="orderNumber"]')).toHaveCount(0);
  const reviewer = await asStaff(staff.reviewer);
  const other = await beginDraft(reviewer, 'edition');
  await submitDraft(reviewer, w, newTitle());

  await approver.goto(draftPath(other));
  const form = approver.locator('main form', { has: approver.locator('[name="orderNumber"]') });
  await form.locator('[name="orderNumber"]').fill('5-П');
  await form.locator('[name="orderDate"]').fill('2019-03-26');
  await form.locator('[name="publishOn"]').fill('2099-01-01');
  await form.locator('[name="effectiveFrom"]').fill('2099-02-01');
  await form.locator('[name="materiality"][value="editorial"]').check();
  await form.locator('[name="id"]').evaluate((input: HTMLInputElement, id) => {
    input.value = id;
  }, own);
  await form.getByRole('button').click();
  await expect(approver.locator('[data-error-summary]')).toContainText(w('policy.errors.ownDraft'));
  await tidyUp(approver, w, own);
  await tidyUp(reviewer, w, other);
});

test('an editor that stays open while the text goes to review saves nothing more, and says so', async ({
  asStaff,
  another,
  w,
}) => {
  const page = await asStaff(staff.reviewer);
  const id = await beginDraft(page, 'edition');
  const open = await page.context().newPage();
  await open.goto(draftPath(id));
  const noJs = await another({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  await noJs.goto(draftPath(id));
  await submitDraft(page, w, newTitle());
  await open.locator('[name="sourceText"]').fill('1. ПОЗДНО\n');
  await expect(open.getByRole('status').filter({ hasText: w('policy.errors.notDraft') })).toBeVisible();
  await expect(open.locator('[name="sourceText"]')).toHaveValue('1. ПОЗДНО\n');
  await noJs.locator('[name="sourceText"]').fill('1. ТОЖЕ ПОЗДНО\n');
  await noJs.getByRole('button', { name: w('policyStaff.editor.save'), exact: true }).click();
  await expect(noJs.locator('main textarea[readonly]')).toHaveValue(/ТОЖЕ ПОЗДНО/);
  await expectRefusalsOf(page, `/api/policy/drafts/${id}`);
  await page.goto(draftPath(id, '?view=preview'));
  await expect(page.locator('#views')).not.toContainText('ПОЗДНО');
  await tidyUp(page, w, id);
});
