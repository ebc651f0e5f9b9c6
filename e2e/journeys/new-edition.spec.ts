import { startOwnPortal } from '../support/crash';
import { beginDraft, untilSaved } from '../support/drafts';
import { refuseCookies } from '../support/steps';
import { axe, checkAccess, expect, mailbox, signIn, staff, starting, test } from '../support/test';

/*
 * The life of a second edition, on a portal of its own: the others share one whose archive must not change.
 */

test('a material edition: drafted, approved, published, compared, answered, translated, and the first one repealed', async ({
  another,
  w,
}) => {
  test.setTimeout(600_000);
  const portal = await startOwnPortal();
  try {
    await portal.untilWell();
    const at = { baseURL: portal.address };

    const reviewer = await another(at);
    await signIn(reviewer, staff.reviewer);
    await beginDraft(reviewer, 'edition');
    const text = reviewer.locator('[name="sourceText"]');
    const approved = await text.inputValue();
    await text.fill(
      approved
        .replace('№5-П от «26» марта 2019 года', '№6-П от «20» ноября 2026 года')
        .replace('безусловное и безотзывное согласование', 'согласие, которое может отозвать в любой день,')
        .replace(/5\.1\. [^\n]*/, '5.1. Персональные данные хранятся не дольше, чем нужно для цели их сбора.')
        .replace('\n4.1.3. ', '\n4.1.2. '),
    );
    await reviewer
      .locator('[name="changeSummary"]')
      .fill('Согласие можно отозвать; сроки хранения ограничены.');
    await reviewer.locator('[name="materiality"][value="material"]').check();
    await untilSaved(reviewer);
    await reviewer.getByRole('button', { name: w('policyStaff.editor.toSubmit') }).click();
    await reviewer.getByRole('button', { name: w('policyStaff.submit.button') }).click();
    await expect(reviewer).toHaveURL(/done=submitted/);
    const draft = new URL(reviewer.url()).pathname;

    const approver = await another(at);
    await signIn(approver, staff.approver);
    await approver.goto(draft);
    const form = approver.locator('main form', { has: approver.locator('[name="orderNumber"]') });
    await form.locator('[name="orderNumber"]').fill('6-П');
    await form.locator('[name="orderDate"]').fill('2026-11-20');
    await form.locator('[name="effectiveFrom"]').fill('2099-02-01');
    await form.locator('[name="materiality"][value="material"]').check();
    await form.getByRole('button', { name: w('policyStaff.review.approve') }).click();
    await expect(approver).toHaveURL(/done=approved/);

    // Published at once, by itself; in force later, and everybody is told so.
    const visitor = await another(at);
    const coming = visitor.locator('main header a[href="/policy/editions/2"]');
    await expect(async () => {
      await visitor.goto('/policy');
      await expect(coming).toBeVisible({ timeout: 500 });
    }).toPass();
    await refuseCookies(visitor, 'ru');
    await checkAccess(visitor);
    await visitor.goto('/policy/on/2099-02-01');
    await expect(visitor.locator('[id="c-3.5"]')).toContainText('может отозвать');
    await visitor.goto('/policy/on/2099-01-31');
    await expect(visitor.locator('[id="c-3.5"]')).toContainText('безотзывное');
    await visitor.goto('/policy/archive');
    await expect(visitor.locator('main tbody tr')).toHaveCount(2);
    await checkAccess(visitor);
    expect((await (await visitor.request.get('/policy/feed.xml')).text()).match(/<entry>/g)).toHaveLength(2);

    const reader = await another({ ...at, javaScriptEnabled: false });
    await reader.goto('/policy/compare?from=1&to=2');
    await expect(reader.locator('main ins').filter({ hasText: 'отозвать' }).first()).toBeVisible();
    await expect(reader.locator('main del').filter({ hasText: 'безотзывное' }).first()).toBeVisible();
    await visitor.goto('/kk/policy/compare?from=2&to=1');
    await expect(visitor.locator('main del').filter({ hasText: 'отозвать' }).first()).toBeVisible();
    await checkAccess(visitor);

    // A client is told once, is shown the change when he signs in, and can put the answer off.
    const client = await another(at);
    await signIn(client, 'client@demo.kz');
    await expect(client).toHaveURL(/\/cabinet\/policy\?next=/);
    const letters = await mailbox(client.request, 'client@demo.kz');
    expect(letters.filter(({ link }) => link?.endsWith('/cabinet/policy'))).toHaveLength(1);
    await expect(client.locator('main del').filter({ hasText: 'безотзывное' }).first()).toBeAttached();
    await checkAccess(client);
    await client.goto('/cabinet/data');
    await expect(client.getByText(w('policyAnswer.notice.title'))).toBeVisible();
    await checkAccess(client);
    await client.goto('/cabinet/policy');
    await client.getByRole('button', { name: w('policyAnswer.answer.decline'), exact: true }).click();
    await expect(client.getByText(w('policyAnswer.done.declined'))).toBeVisible();
    await client.goto('/cabinet/data');
    await expect(client.getByText(w('policyAnswer.notice.title'))).toHaveCount(0);
    await client.goto('/cabinet/policy');
    await client.getByRole('button', { name: starting(w('policyAnswer.answer.accept')) }).click();
    await expect(client.getByText(w('policyAnswer.done.accepted'))).toBeVisible();
    await expect(client.locator('main tbody tr')).toHaveCount(2);

    // An answer that leads on to the policy shows its text: the page is fetched whole.
    const company = await another(at);
    await company.goto('/sign-in?next=/policy');
    await signIn(company, 'company@demo.kz');
    await company.getByRole('button', { name: w('policyAnswer.answer.accept'), exact: true }).click();
    await expect(company).toHaveURL(/\/policy$/);
    await expect(company.locator('[id="c-2.8"]')).toContainText('личном кабинете');

    // A translation is attached by one and approved by another.
    await reviewer.goto('/staff/policy/editions/2');
    const translate = reviewer.locator('main form', { has: reviewer.locator('[name="sourceText"]') });
    await reviewer.getByText(w('policyEdition.translate.open'), { exact: true }).first().click();
    await translate.locator('[name="locale"]').selectOption('en');
    await translate.locator('[name="title"]').fill('Privacy policy');
    await translate.locator('[name="sourceText"]').fill('1. TERMS\n\n1.1. The terms of this policy.\n');
    await translate.getByRole('button', { name: w('policyEdition.translate.submit') }).click();
    await expect(reviewer).toHaveURL(/done=attached/);
    await expect(reviewer.getByText(w('policyEdition.done.attached'), { exact: true })).toBeVisible();
    await visitor.goto('/policy/editions/2/en');
    await expect(visitor.getByText(w('policy.translation.notApprovedTitle'))).toBeVisible();
    await checkAccess(visitor);
    await approver.goto('/staff/policy/editions/2');
    const approval = approver.locator('main form', { has: approver.locator('[name="approverTitle"]') });
    await approver
      .getByText(w('policyEdition.approve.open', { language: w('policy.translation.in.en') }))
      .click();
    await approval.locator('[name="orderNumber"]').fill('7-П');
    await approval.locator('[name="orderDate"]').fill('2026-11-20');
    await approval.locator('[name="approvedBy"]').fill('Вымышлен В.В.');
    await approval.locator('[name="approverTitle"]').fill('Директор');
    await approval.getByRole('button', { name: w('policyEdition.approve.submit') }).click();
    // The form itself says «перевод утверждён.»: the address tells when it is.
    await expect(approver).toHaveURL(/done=approved/);
    await expect(approver.getByText(w('policyEdition.done.approved'), { exact: true })).toBeVisible();
    await visitor.goto('/policy/editions/2/en');
    await expect(visitor.getByText(w('policy.translation.approvedTitle'))).toBeVisible();

    // The first edition is repealed before the second is in force: then none is, and the page says so.
    await approver.goto('/staff/policy/editions/1');
    await approver.getByText(w('policyEdition.repeal.open'), { exact: true }).first().click();
    const repeal = approver.locator('main form', { has: approver.locator('[name="repealedFrom"]') });
    await repeal.locator('[name="orderNumber"]').fill('8-П');
    await repeal.locator('[name="orderDate"]').fill('2026-11-20');
    await repeal.locator('[name="approvedBy"]').fill('Вымышлен В.В.');
    await repeal
      .locator('[name="repealedFrom"]')
      .fill(new Date().toLocaleDateString('sv', { timeZone: 'Asia/Almaty' }));
    await repeal.getByRole('button', { name: w('policyEdition.repeal.submit') }).click();
    await expect(approver).toHaveURL(/done=repealed/);
    await expect(approver.getByText(w('policyEdition.done.repealed'), { exact: true })).toBeVisible();
    await visitor.goto('/policy');
    await expect(visitor.getByText(w('policy.view.repealedTitle'))).toBeVisible();
    await axe(visitor);

    // The operator proves the archive, with the head of the chain that anybody can read.
    await visitor.goto('/policy/archive');
    const proof = portal.operate(['policy', 'verify']);
    const head = /Head: ([0-9a-f]{64})/.exec(proof)?.[1] ?? 'none';
    expect(proof).toContain('Every text and every link holds.');
    expect((await visitor.locator('main').innerText()).replace(/\s+/g, '')).toContain(head);
  } finally {
    await portal.stop();
  }
});
