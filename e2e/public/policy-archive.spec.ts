import { checkAccess, expect, href, locales, test, words } from '../support/test';

// visits: /policy/archive
// visits: /policy/on/[date]

test('a visitor finds in the archive what was in force on a day', async ({ page, open, w }) => {
  await open('/policy/archive');
  await expect(page.getByRole('heading', { level: 1, name: w('policy.archive.title') })).toBeVisible();
  await checkAccess(page);
  await page.getByLabel(w('policy.form.label')).fill('2020-01-31');
  await page.getByRole('button', { name: w('policy.form.submit') }).click();
  await expect(page).toHaveURL(/\/policy\/on\/2020-01-31$/);
  await expect(page.locator('#document')).toBeVisible();
  await checkAccess(page);
});

test('a day before the first edition says so', async ({ page }) => {
  const answer = await page.goto('/policy/on/2019-03-25');
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole('main')).toContainText('2019');
  await expect(page.locator('#document')).toHaveCount(0);
  await checkAccess(page);
});

test('the first day of the first edition belongs to it', async ({ page }) => {
  await page.goto('/policy/on/2019-03-26');
  await expect(page.locator('#document')).toBeVisible();
});

test('what is no date is refused with an explanation', async ({ page, w }) => {
  for (const date of ['2020-02-30', '31.01.2020', 'yesterday', '2020-1-1', '%3Cscript%3E', '0000-00-00']) {
    const answer = await page.goto(`/policy/on/${date}`);
    expect(answer?.status(), date).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: w('policy.notFound.date') })).toBeVisible();
  }
  await checkAccess(page);
});

test('a wrong date typed into the archive stays in the form with a message beside it', async ({
  page,
  w,
}) => {
  await page.goto('/policy/on?date=2020-02-30');
  await expect(page).toHaveURL(/\/policy\/archive\?date=/);
  await expect(page.getByText(w('policy.form.malformed')).first()).toBeVisible();
  await checkAccess(page);
});

for (const locale of locales) {
  test(`the archive shows in ${locale} who approved what, and how to prove it`, async ({ page, request }) => {
    const w = words(locale);
    const edition = await (await request.get('/policy/editions/1.json')).json();
    await page.goto(href(locale, '/policy/archive'));
    const row = page.getByRole('row').filter({
      has: page.locator(`a[href="${href(locale, '/policy/editions/1')}"]`),
    });
    await expect(row).toContainText(edition.approvedBy);
    await expect(row).toContainText(edition.order.number);
    await expect(row).toContainText(w('policyCompare.archive.first'));
    await expect(row.locator('a[href*="/policy/compare"]')).toHaveCount(0);
    const proof = page.getByRole('region', { name: w('policyCompare.chain.title') });
    await expect(proof).toContainText('npm run portal -- policy verify');
    expect(await proof.locator('code').first().textContent()).toMatch(/^[0-9a-f]{64}$/);
    await expect(page.getByRole('link', { name: w('policyCompare.archive.feed') })).toHaveAttribute(
      'href',
      href(locale, '/policy/feed.xml'),
    );
    await expect(page.locator('link[type="application/atom+xml"]')).toHaveCount(1);
    await checkAccess(page);
  });
}

test('the head of the archive is the link hash in the JSON of its newest edition', async ({
  page,
  request,
  w,
}) => {
  await page.goto('/policy/archive');
  const newest = await page.locator('main tbody th a').first().getAttribute('href');
  const edition = await (await request.get(`${newest}.json`)).json();
  const proof = page.getByRole('region', { name: w('policyCompare.chain.title') });
  await expect(proof.locator('code').first()).toHaveText(edition.chainHash);
});

test('a page of the archive that does not exist shows one that does', async ({ page }) => {
  for (const asked of ['0', '99', 'abc', '-1', '1&page=2', '%00', '9'.repeat(40)]) {
    const answer = await page.goto(`/policy/archive?page=${asked}`);
    expect(answer?.status(), asked).toBe(200);
    await expect(page.locator('main a[href="/policy/editions/1"]').first()).toBeVisible();
  }
});
