import { askForDeletion, correctField, refuseCookies } from './support/steps';
import { expect, newClient, signIn, starting, test } from './support/test';

test('without JavaScript a visitor chooses cookies, and the choice is kept', async ({ noJs, w }) => {
  await noJs.goto('/policy');
  await refuseCookies(noJs, 'ru');
  await expect(noJs).toHaveURL(/\/policy/);
  expect((await noJs.context().cookies()).map(({ name }) => name)).toEqual(['portal.cookies']);
  await noJs.goto('/cookies');
  await noJs.locator('main input[name="statistics"]').check();
  await noJs.getByRole('button', { name: w('cookies.form.save'), exact: true }).click();
  await expect(noJs.locator('main input[name="statistics"]')).toBeChecked();
});

test('without JavaScript a client signs in, corrects his name, asks for deletion and signs out', async ({
  noJs,
  w,
}) => {
  const { email, family } = await newClient();
  await signIn(noJs, email);
  await expect(noJs).toHaveURL(/\/cabinet$/);
  await correctField(noJs, 'ru', 'givenName', 'Безскриптова');
  await expect(noJs.getByRole('main')).toContainText('Безскриптова');
  await expect(noJs.getByRole('main')).toContainText(family);
  await askForDeletion(noJs, 'ru');
  await noJs.goto('/sign-out');
  await noJs
    .getByRole('main')
    .getByRole('button', { name: starting(w('auth.signOut.submit')) })
    .click();
  await expect(noJs.getByText(w('auth.signIn.signedOut'))).toBeVisible();
});

test('without JavaScript a wrong value is refused beside its field and stays', async ({ noJs, w }) => {
  await noJs.goto('/sign-in');
  await noJs.getByLabel(w('auth.signIn.email')).fill('not an address');
  await noJs.getByRole('button', { name: w('auth.signIn.submit') }).click();
  await expect(noJs.locator('#email-error')).toHaveText(w('validation.email'));
  await expect(noJs.getByLabel(w('auth.signIn.email'))).toHaveValue('not an address');
});

test('without JavaScript the archive answers for a day', async ({ noJs, w }) => {
  await noJs.goto('/policy/archive');
  await noJs.getByLabel(w('policy.form.label')).fill('2020-01-31');
  await noJs.getByRole('button', { name: w('policy.form.submit') }).click();
  await expect(noJs).toHaveURL(/\/policy\/on\/2020-01-31$/);
});
