import {
  askForCode,
  checkAccess,
  expect,
  href,
  locales,
  mailbox,
  newClient,
  signIn,
  staff,
  test,
} from '../support/test';

// visits: /sign-in
// visits: /sign-in/code
// visits: /sign-out

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a client signs in with a code from a message and signs out', async ({ page, open, w }) => {
      const { email } = await newClient(portalLocale);
      await open('/sign-in');
      await checkAccess(page);
      const code = await askForCode(page, email, portalLocale);
      await checkAccess(page);
      await page.getByLabel(w('auth.code.label')).fill(code);
      await page.getByRole('button', { name: w('auth.code.submit'), exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`${href(portalLocale, '/cabinet')}$`));
      const [session] = (await page.context().cookies()).filter(({ name }) =>
        name.endsWith('portal.session'),
      );
      expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });

      await open('/sign-out');
      await checkAccess(page);
      await page
        .getByRole('main')
        .getByRole('button', { name: w('auth.signOut.submit') })
        .click();
      await expect(page.getByText(w('auth.signIn.signedOut'))).toBeVisible();
      await open('/cabinet');
      await expect(page).toHaveURL(/\/sign-in\?next=/);
    });
  });
}

test('signing out ends the session itself, not only the cookie', async ({ client, another, w }) => {
  const kept = await client.page.context().storageState();
  await client.page.goto('/sign-out');
  await client.page
    .getByRole('main')
    .getByRole('button', { name: w('auth.signOut.submit') })
    .click();
  await expect(client.page).toHaveURL(/\/sign-in/);
  const thief = await another({ storageState: kept });
  await thief.goto('/cabinet/data');
  await expect(thief).toHaveURL(/\/sign-in\?next=/);
});

test('who came for a page is brought to it after signing in', async ({ page, w }) => {
  const { email } = await newClient();
  await page.goto('/cabinet/activity');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.getByText(w('auth.signIn.needed'))).toBeVisible();
  await signIn(page, email);
  await expect(page).toHaveURL(/\/cabinet\/activity$/);
});

test('nobody is led to a foreign address after signing in', async ({ page }) => {
  const { email } = await newClient();
  await page.goto('/sign-in?next=%2F%2Fevil.example%2F');
  await signIn(page, email);
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/cabinet$/);
});

test('an unknown address gets the same answer and no message', async ({ page, w }) => {
  const email = 'nobody-here@example.kz';
  await page.goto('/sign-in');
  await page.getByLabel(w('auth.signIn.email')).fill(email);
  await page.getByRole('button', { name: w('auth.signIn.submit') }).click();
  await expect(page.getByRole('heading', { level: 1, name: w('auth.code.title') })).toBeVisible();
  expect(await mailbox(page.request, email)).toEqual([]);
  await page.getByLabel(w('auth.code.label')).fill('123456');
  await page.getByRole('button', { name: w('auth.code.submit'), exact: true }).click();
  await expect(page.getByText(w('auth.errors.wrong')).first()).toBeVisible();
});

test('a wrong code is refused beside the field, and works once only when right', async ({
  page,
  another,
  w,
}) => {
  const { email } = await newClient();
  await page.goto('/sign-in');
  const code = await askForCode(page, email);
  const wrong = code === '000000' ? '000001' : '000000';
  await page.getByLabel(w('auth.code.label')).fill(wrong);
  await page.getByRole('button', { name: w('auth.code.submit'), exact: true }).click();
  await expect(page.locator('#code-error')).toHaveText(w('auth.errors.wrong'));
  await expect(page.locator('[data-error-summary]')).toBeFocused();
  await checkAccess(page);

  // The code is bound to the browser that asked for it.
  const other = await another({ storageState: { cookies: [], origins: [] } });
  await other.goto('/sign-in/code');
  await expect(other.getByRole('heading', { name: w('auth.code.noneTitle') })).toBeVisible();

  await page.getByLabel(w('auth.code.label')).fill(code);
  await page.getByRole('button', { name: w('auth.code.submit'), exact: true }).click();
  await expect(page).toHaveURL(/\/cabinet$/);
});

const bad: [string, string][] = [
  ['', 'validation.required'],
  ['not an address', 'validation.email'],
  ['<script>alert(1)</script>', 'validation.email'],
  ["' or 1=1; --@x", 'validation.email'],
  [`${'a'.repeat(10_240)}@example.kz`, 'validation.email'],
  ['\u202Emoc.elpmaxe@x', 'validation.controlCharacters'],
];

test('a wrong address is refused beside the field and stays there', async ({ page, w }) => {
  for (const [typed, key] of bad) {
    await page.goto('/sign-in');
    await page.getByLabel(w('auth.signIn.email')).fill(typed);
    await page.getByRole('button', { name: w('auth.signIn.submit') }).click();
    await expect(page.locator('#email-error'), typed.slice(0, 40)).toHaveText(w(key));
    await expect(page.getByLabel(w('auth.signIn.email'))).toHaveValue(typed);
  }
});

test('staff land at their workplace and have no cabinet', async ({ asStaff }) => {
  const page = await asStaff(staff.reviewer);
  await page.goto('/cabinet/data');
  await expect(page).toHaveURL(/\/staff$/);
});
