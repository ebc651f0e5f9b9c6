import { approveRequest, askForDeletion, correctField, exportData, refuseCookies } from '../support/steps';
import {
  checkAccess,
  expect,
  href,
  type Locale,
  mailbox,
  newClient,
  signIn,
  staff,
  test,
} from '../support/test';

// visits: /verify/[id]

for (const portalLocale of ['ru', 'kk'] satisfies Locale[]) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });
    test.setTimeout(180_000);

    test('from the first visit to the certificate of erasure', async ({
      page,
      open,
      asStaff,
      another,
      w,
    }) => {
      const person = await newClient(portalLocale);

      await open('/policy');
      await expect(page.locator('#document')).toContainText('Просто Бэк-офис');
      await refuseCookies(page, portalLocale);

      await signIn(page, person.email, portalLocale);
      await correctField(page, portalLocale, 'givenName', 'Исправлена');
      const copy = JSON.stringify(await exportData(page, portalLocale));
      expect(copy).toContain('Исправлена');
      expect(copy).toContain(person.email);
      const id = await askForDeletion(page, portalLocale);

      const reviewer = await asStaff(staff.reviewer);
      await approveRequest(reviewer, portalLocale, id, 'Клиент просит удалить данные, препятствий нет.');

      const approver = await asStaff(staff.approver);
      await approver.goto(href(portalLocale, `/staff/requests/${id}`));
      await checkAccess(approver);
      await approver.locator('main form button[type="submit"]').first().click();
      await expect(approver.getByRole('main')).toContainText(w('activity.actions.erasure.executed'));

      const [told] = await mailbox(page.request, person.email);
      expect(told?.subject).toContain(w('mail.erasureDone.subject', { number: '' }).split(' ')[0] ?? '');
      const link = new URL(told?.link ?? '', page.url());
      expect(link.pathname).toMatch(/\/verify\//);
      const anybody = await another();
      await anybody.goto(link.pathname);
      await expect(anybody.getByRole('heading', { level: 1 })).toBeVisible();
      for (const value of [person.email, person.family, 'Исправлена']) {
        await expect(anybody.getByRole('main')).not.toContainText(value);
      }
      await checkAccess(anybody);

      await open('/cabinet');
      await expect(page).toHaveURL(/\/sign-in\?next=/);
    });
  });
}
