import { correctField, openField } from '../support/steps';
import { checkAccess, expect, href, locales, test } from '../support/test';

// visits: /cabinet/data
// visits: /cabinet/data/[field]

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a client sees what is held about him and corrects his name', async ({
      client: { page, person },
      open,
      w,
    }) => {
      await open('/cabinet/data');
      await expect(page.getByRole('main')).toContainText(person.given);
      await expect(page.getByRole('main')).toContainText(person.email);
      await checkAccess(page);
      await openField(page, portalLocale, 'givenName');
      await expect(page.getByRole('textbox', { name: w('dataMap.fields.givenName') })).toHaveValue(
        person.given,
      );
      await checkAccess(page);
      await correctField(page, portalLocale, 'givenName', 'Исправлена');
      await expect(page.getByRole('main')).toContainText('Исправлена');
      await checkAccess(page);
      await open('/cabinet/activity');
      await expect(
        page.getByRole('table').getByText(w('activity.actions.profile.corrected')).first(),
      ).toBeVisible();
    });
  });
}

const badNames: [string, string][] = [
  ['', 'validation.required'],
  ['   ', 'validation.required'],
  ['<script>alert(1)</script>', 'validation.name'],
  ["Robert'); drop table people;--", 'validation.name'],
  ['12345', 'validation.name'],
  ['я'.repeat(10_240), 'validation.nameTooLong'],
  ['Анна\u0007', 'validation.controlCharacters'],
  ['Анна\u202Eа', 'validation.controlCharacters'],
];

test('a wrong name is refused beside the field, stays there, and nothing changes', async ({
  client: { page, person },
  w,
}) => {
  for (const [typed, key] of badNames) {
    await openField(page, 'ru', 'givenName');
    const field = page.getByRole('textbox', { name: w('dataMap.fields.givenName') });
    await field.fill(typed);
    await page
      .getByRole('main')
      .getByRole('button', { name: w('ui.save'), exact: true })
      .click();
    await expect(page.locator('#value-error'), JSON.stringify(typed.slice(0, 30))).toHaveText(w(key));
    await expect(field).toHaveValue(typed);
  }
  await checkAccess(page);
  await page.goto('/cabinet/data');
  await expect(page.getByRole('main')).toContainText(person.given);
});

test('a field that does not exist or cannot be corrected has no form', async ({ client: { page } }) => {
  for (const field of ['passwordHash', 'iinIndex', '__proto__', '..%2f']) {
    const answer = await page.goto(href('ru', `/cabinet/data/${field}`));
    expect(answer?.status(), field).toBe(404);
  }
});
