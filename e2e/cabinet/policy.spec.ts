import type { Page } from '@playwright/test';
import { exportData } from '../support/steps';
import { checkAccess, expect, href, locales, newClient, signIn, test } from '../support/test';
import type { Words } from '../support/words';

// visits: /cabinet/policy

/** The button of an answer; the other one is called by other words. */
const button = (page: Page, w: Words, act: 'accept' | 'decline') =>
  page.getByRole('main').getByRole('button', { name: w(`policyAnswer.answer.${act}`), exact: true });

const history = (page: Page, w: Words) =>
  page.getByRole('table', { name: w('policyAnswer.history.caption') });

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a client accepts the policy, changes his mind, and finds both in his records', async ({
      client: { page },
      open,
      w,
    }) => {
      await open('/cabinet');
      await page
        .getByRole('navigation', { name: w('layout.cabinet.label') })
        .getByRole('link', { name: w('layout.cabinet.policy') })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: w('policyAnswer.page.title') })).toBeVisible();
      await expect(page.getByText(w('policyAnswer.history.empty'))).toBeVisible();
      await checkAccess(page);

      await button(page, w, 'accept').click();
      await expect(page).toHaveURL(/\/cabinet\/policy\?done=accepted$/);
      await expect(page.getByRole('status')).toContainText(w('policyAnswer.done.accepted'));
      await expect(history(page, w).getByRole('row')).toHaveCount(2);
      await expect(history(page, w)).toContainText(w(`policyAnswer.languages.${portalLocale}`));
      await expect(button(page, w, 'accept')).toHaveCount(0);
      await checkAccess(page);

      await button(page, w, 'decline').click();
      await expect(page).toHaveURL(/\/cabinet\/policy\?done=declined$/);
      await expect(page.getByRole('status')).toContainText(w('policyAnswer.done.declined'));
      const rows = history(page, w).getByRole('row');
      await expect(rows).toHaveCount(3);
      await expect(rows.nth(1)).toContainText(w('policyAnswer.history.declined'));
      await expect(rows.nth(2)).toContainText(w('policyAnswer.history.accepted'));
      await expect(button(page, w, 'accept')).toBeVisible();

      await open('/cabinet/activity');
      const journal = page.getByRole('table', { name: w('activity.caption') });
      await expect(journal.getByText(w('activity.actions.policy.accepted'), { exact: true })).toBeVisible();
      await expect(journal.getByText(w('activity.actions.policy.declined'), { exact: true })).toBeVisible();

      const { data } = await exportData(page, portalLocale);
      expect(data).toContainEqual(
        expect.objectContaining({
          table: 'policy_acceptances',
          title: w('dataMap.tables.policy_acceptances'),
          // In whatever order: each row has its moment.
          rows: expect.arrayContaining(
            ['accepted', 'declined'].map((policyAnswer) =>
              expect.objectContaining({ policyAnswer, policyLanguage: portalLocale, policyHow: 'cabinet' }),
            ),
          ),
        }),
      );
    });
  });
}

test('both answers weigh the same', async ({ client: { page }, open, w }) => {
  await open('/cabinet/policy');
  const [accept, decline] = [button(page, w, 'accept'), button(page, w, 'decline')];
  const look = (one: typeof accept) =>
    one.evaluate((element) => {
      const { width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(element);
      return { width: Math.round(width), height, color, backgroundColor, borderColor, fontSize, fontWeight };
    });
  expect(await look(accept)).toEqual(await look(decline));
});

test('whoever answers goes on to where he was going, and to no other place', async ({
  client: { page },
  open,
  w,
}) => {
  await open(`/cabinet/policy?next=${encodeURIComponent('/cabinet/requests/new?kind=access')}`);
  await button(page, w, 'decline').click();
  await expect(page).toHaveURL(/\/cabinet\/requests\/new\?kind=access$/);
  await expect(page.getByRole('heading', { level: 1, name: w('policyAnswer.page.title') })).toHaveCount(0);
  for (const next of ['//example.com', 'https://example.com', '/\\example.com', '/sign-out']) {
    await open(`/cabinet/policy?next=${encodeURIComponent(next)}`);
    await expect(page.locator('main input[name="next"]')).toHaveCount(0);
  }
  // Staff's part is not for him: his own home instead.
  await open('/cabinet/policy?next=/staff');
  await button(page, w, 'accept').click();
  await expect(page).toHaveURL(/\/cabinet$/);
});

test('with the first edition alone nobody is asked: not at sign-in, not in the cabinet', async ({
  client: { page },
  open,
  w,
}) => {
  await expect(page).toHaveURL(/\/cabinet$/);
  await expect(page.getByText(w('policyAnswer.notice.title'), { exact: true })).toHaveCount(0);
  await open('/cabinet/policy?done=accepted');
  // The address alone says nothing: nothing was accepted.
  await expect(page.getByText(w('policyAnswer.done.accepted'))).toHaveCount(0);
});

test('without JavaScript both answers are given', async ({ noJs, w }) => {
  const { email } = await newClient();
  await noJs.goto('/cabinet/policy');
  await expect(noJs).toHaveURL(/\/sign-in\?next=/);
  await signIn(noJs, email);
  await expect(noJs).toHaveURL(/\/cabinet\/policy$/);
  await button(noJs, w, 'decline').click();
  await expect(noJs).toHaveURL(/\?done=declined$/);
  await button(noJs, w, 'accept').click();
  await expect(noJs).toHaveURL(/\?done=accepted$/);
  await expect(history(noJs, w).getByRole('row')).toHaveCount(3);
});

test('a member of staff has no answer to give', async ({ asStaff, portalLocale }) => {
  const page = await asStaff('reviewer@demo.kz');
  await page.goto(href(portalLocale, '/cabinet/policy'));
  await expect(page).toHaveURL(/\/staff$/);
});
