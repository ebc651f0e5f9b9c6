import { readFileSync } from 'node:fs';
import { checkAccess, expect, locales, test, words } from '../support/test';

// visits: /policy
// visits: /policy/editions/[number]

const squeeze = (text: string) => text.replace(/\s+/g, '');

test('a visitor reads every word of the approved policy', async ({ page, open, w }) => {
  await open('/policy');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('policy.title'));
  const shown = await page.locator('#document').evaluate((article) => {
    const copy = article.cloneNode(true) as HTMLElement;
    for (const note of copy.querySelectorAll('[data-note]')) note.remove();
    return copy.textContent ?? '';
  });
  // Bold marks and the brackets of an address are how the file marks its text, not words of it.
  const source = readFileSync('db/seed/policy/policy-2019-03-26.ru.txt', 'utf8').replace(/\*\*|[<>]/g, '');
  const wanted = source.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const text = squeeze(shown);
  let at = 0;
  const lost = wanted.filter((word) => {
    const found = text.indexOf(squeeze(word), at);
    if (found < 0) return true;
    at = found + word.length;
    return false;
  });
  expect(lost).toEqual([]);
});

test('a visitor goes from the contents to a clause, and both clauses 3.4 have addresses', async ({
  page,
  open,
}) => {
  await open('/policy');
  const contents = page.getByRole('navigation', { name: words('ru')('policy.view.contents') });
  await contents.getByRole('link', { name: '6.2', exact: true }).click();
  await expect(page).toHaveURL(/#c-6\.2$/);
  await expect(page.locator('[id="c-6.2"]')).toBeInViewport();
  await expect(page.locator('[id="c-3.4-1"]')).toHaveCount(1);
  await expect(page.locator('[id="c-3.4-2"]')).toHaveCount(1);
});

test('the card of the edition names order, approver, dates and a hash that the file really has', async ({
  page,
  open,
  request,
}) => {
  await open('/policy');
  const card = page.locator('#edition').locator('xpath=ancestor-or-self::section[1]');
  await expect(card).toContainText('5-П');
  await expect(card).toContainText('Ким А.В.');
  const file = await request.get('/policy/editions/1.txt');
  expect(file.status()).toBe(200);
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(await file.body()));
  const hash = Buffer.from(digest).toString('hex');
  expect(squeeze((await card.textContent()) ?? '')).toContain(hash);
});

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('the policy and its first edition are accessible', async ({ page, open, w }) => {
      await open('/policy');
      await checkAccess(page);
      await expect(page.getByText(w('policy.view.russianOnlyTitle'))).toHaveCount(
        portalLocale === 'ru' ? 0 : 1,
      );
      await expect(page.locator('#document')).toHaveAttribute('lang', 'ru');
      await open('/policy/editions/1');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await checkAccess(page);
    });
  });
}

test('an edition that does not exist is not found', async ({ page, w }) => {
  for (const number of ['2', '0', 'x', '99999999']) {
    const answer = await page.goto(`/policy/editions/${number}`);
    expect(answer?.status(), number).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: w('policy.notFound.edition') })).toBeVisible();
  }
});
