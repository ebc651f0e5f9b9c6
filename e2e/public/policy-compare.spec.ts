import { checkAccess, expect, href, locales, test, words } from '../support/test';

// visits: /policy/compare

/*
 * The demo has one published edition, so what two of them look like side by side is shown by the draft's comparison
 * (staff) and by the tests of the component; here is everything a reader can ask for.
 */

for (const locale of locales) {
  test(`the comparison says in ${locale} that there is nothing to compare with yet`, async ({ page }) => {
    const w = words(locale);
    const answer = await page.goto(href(locale, '/policy/compare'));
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1, name: w('policyCompare.title') })).toBeVisible();
    await expect(page.getByText(w('policyCompare.state.singleTitle'))).toBeVisible();
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
      'href',
      new RegExp(`${href(locale, '/policy/compare')}$`),
    );
    await expect(page.locator('meta[name="robots"]')).toHaveCount(0);
    await checkAccess(page);
  });

  test(`an edition compared with itself is said in ${locale} to be the same`, async ({ page }) => {
    const w = words(locale);
    const answer = await page.goto(href(locale, '/policy/compare?from=1&to=1'));
    expect(answer?.status()).toBe(200);
    await expect(page.getByText(w('policyCompare.state.sameTitle'))).toBeVisible();
    await expect(page.locator('main :is(ins, del)')).toHaveCount(0);
    await expect(page.locator('[data-error-summary]')).toHaveCount(0);
    await checkAccess(page);
  });

  test(`a missing edition is refused in ${locale} beside its field`, async ({ page }) => {
    const w = words(locale);
    const answer = await page.goto(href(locale, '/policy/compare?from=1&to=9998'));
    expect(answer?.status()).toBe(200);
    const words9998 = w('policyCompare.wrong.unknown', { typed: '9998' });
    await expect(page.locator('#to-error')).toHaveText(words9998);
    await expect(page.locator('[data-error-summary] a[href="#to"]')).toHaveText(words9998);
    await expect(page.locator('#from-error')).toHaveCount(0);
    await expect(page.locator('#from')).toHaveValue('1');
    await expect(page).toHaveTitle(new RegExp(`^${w('ui.errorTitlePrefix')}`));
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
    await checkAccess(page);
  });
}

test('whatever is asked for, there is an answer beside the field', async ({ page, w }) => {
  const long = encodeURIComponent('я'.repeat(1700));
  const cases: [string, string[]][] = [
    ['?from=1', [w('policyCompare.wrong.missingTo')]],
    ['?to=1', [w('policyCompare.wrong.missingFrom')]],
    ['?from=&to=', [w('policyCompare.wrong.missingFrom'), w('policyCompare.wrong.missingTo')]],
    ['?from=1&to=x', [w('policyCompare.wrong.malformed', { typed: 'x' })]],
    ['?from=1&to=-1', [w('policyCompare.wrong.malformed', { typed: '-1' })]],
    ['?from=1&to=1&to=1', [w('policyCompare.wrong.repeated')]],
    ['?from=1&to=01', [w('policyCompare.wrong.unknown', { typed: '01' })]],
    ['?from=1&to=%3Cscript%3Ealert(1)%3C/script%3E', []],
    ['?from=1&to=%00', []],
    ['?from=1&to=%F0%9F', []],
    [`?from=${long}&to=1`, [w('policyCompare.wrong.malformed', { typed: `${'я'.repeat(40)}…` })]],
    [`?from=1&to=${'W'.repeat(60)}`, [w('policyCompare.wrong.malformed', { typed: `${'W'.repeat(40)}…` })]],
  ];
  for (const [query, messages] of cases) {
    const answer = await page.goto(`/policy/compare${query}`);
    expect(answer?.status(), query.slice(0, 60)).toBe(200);
    await expect(page.locator('[data-error-summary]')).toBeVisible();
    for (const message of messages) {
      await expect(page.locator('form').getByText(message, { exact: true })).toBeVisible();
    }
  }
  await checkAccess(page);
});

test('without JavaScript two editions are chosen in the form', async ({ noJs, w }) => {
  await noJs.goto('/policy/compare?from=7&to=8');
  await noJs.getByLabel(w('policyCompare.form.from')).selectOption('1');
  await noJs.getByRole('button', { name: w('policyCompare.form.submit'), exact: true }).click();
  await expect(noJs.locator('#to-error')).toHaveText(w('policyCompare.wrong.missingTo'));
  await expect(noJs.getByLabel(w('policyCompare.form.from'))).toHaveValue('1');
  await noJs.getByLabel(w('policyCompare.form.to')).selectOption('1');
  await noJs.getByRole('button', { name: w('policyCompare.form.submit'), exact: true }).click();
  await expect(noJs).toHaveURL(/\/policy\/compare\?from=1&to=1$/);
  await expect(noJs.getByText(w('policyCompare.state.sameTitle'))).toBeVisible();
});

test('the archive leads to the comparison', async ({ page, w }) => {
  await page.goto('/policy/archive');
  await page.getByRole('link', { name: w('policyCompare.archive.compareAny') }).click();
  await expect(page).toHaveURL(/\/policy\/compare$/);
});
