import { exportData } from '../support/steps';
import { checkAccess, expect, locales, mailbox, test } from '../support/test';

// visits: /cabinet/export

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a client takes a copy of everything that is held about him', async ({
      client: { page, person },
      open,
      w,
    }) => {
      await open('/cabinet/export');
      await checkAccess(page);
      const copy = JSON.stringify(await exportData(page, portalLocale));
      for (const value of [person.email, person.family, person.given]) expect(copy).toContain(value);
      expect(copy).not.toMatch(/token_?hash|wrapped_?key|code_?hash/i);
      const [newest] = await mailbox(page.request, person.email);
      expect(newest?.subject).toBe(w('mail.exportMade.subject'));
      expect(newest?.text).not.toContain(person.family);
      await open('/cabinet/activity');
      await expect(
        page.getByRole('table').getByText(w('activity.actions.export.made')).first(),
      ).toBeVisible();
    });
  });
}
