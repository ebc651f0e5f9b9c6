import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';
import { checkByCommand, kantaraFaults } from '../support/receipts';
import {
  checkAccess,
  expect,
  href,
  type Locale,
  locales,
  newClient,
  signIn,
  test,
  words,
} from '../support/test';

// visits: /receipts/[id]
// visits: /verify
// visits: /verify/[id]

/** Allows statistics on the page about cookies, and gives the number of the receipt. */
async function chooseAndFind(page: Page, locale: Locale = 'ru'): Promise<string> {
  await page.goto(href(locale, '/cookies'));
  await page.locator('main input[name="statistics"]').check();
  await page.getByRole('button', { name: words(locale)('cookies.form.save'), exact: true }).click();
  await expect(page.locator('main input[name="statistics"]')).toBeChecked();
  const link = page.getByRole('link', { name: words(locale)('receipts.links.open') }).first();
  return (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
}

const fileOf = async (page: Page, id: string) => (await page.request.get(`/api/receipts/${id}`)).text();

async function check(page: Page, text: string): Promise<void> {
  await page.getByLabel(words('ru')('receipts.file.file'), { exact: true }).setInputFiles({
    name: 'receipt.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await page.getByRole('button', { name: words('ru')('receipts.file.submit'), exact: true }).click();
}

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a visitor reads, downloads and prints what he chose, and anybody can check it', async ({
      page,
      open,
      another,
      w,
    }) => {
      const id = await chooseAndFind(page, portalLocale);
      await open(`/receipts/${id}`);
      const main = page.getByRole('main');
      await expect(main).toContainText(w('cookies.page.lede'));
      await expect(main.getByRole('img', { name: w('receipts.check.qr') })).toBeVisible();
      await checkAccess(page);

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: w('receipts.page.download') }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`consent-receipt-${id}.json`);
      const receipt = JSON.parse(await readFile(await download.path(), 'utf8'));
      expect(kantaraFaults(receipt)).toEqual([]);
      expect(receipt).toMatchObject({
        consentReceiptID: id,
        language: portalLocale,
        event: { act: 'granted' },
      });

      const paper = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
      expect(paper.numPages).toBeLessThanOrEqual(2);

      const anybody = await another();
      await anybody.goto(href(portalLocale, `/verify/${id}`));
      const seen = anybody.getByRole('main');
      await expect(seen).toContainText(w('receipts.acts.granted'));
      await expect(seen).not.toContainText(w('receipts.verify.altered'));
      for (const secret of [receipt.piiPrincipalId, ...Object.values<string>(receipt.event.context)])
        await expect(seen).not.toContainText(secret);
      await checkAccess(anybody);
      await anybody.goto(href(portalLocale, '/verify'));
      await checkAccess(anybody);
    });
  });
}

test('the operator’s command checks a file without a database, and finds what was changed in it', async ({
  page,
}) => {
  const id = await chooseAndFind(page);
  const receipt = await fileOf(page, id);
  const keys = await (await page.request.get('/.well-known/consent-ledger.json')).text();
  expect(await checkByCommand(receipt, keys)).toMatchObject({ code: 0 });
  expect(await checkByCommand(receipt.replace('"granted"', '"refused"'), keys)).toMatchObject({ code: 1 });
  expect(await checkByCommand(receipt, '{"keys":[]}')).toMatchObject({ code: 1 });
  expect(await checkByCommand('{}', keys)).toMatchObject({ code: 1 });
});

test('nobody else reads or downloads it: not another browser, not the next one who signs in', async ({
  page,
  another,
  request,
}) => {
  const id = await chooseAndFind(page);
  const stranger = await another();
  await chooseAndFind(stranger);
  for (const path of [`/receipts/${id}`, '/receipts/no-number', `/verify/${crypto.randomUUID()}`]) {
    expect((await stranger.goto(path))?.status(), path).toBe(404);
    await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible();
  }
  for (const path of [id, 'no-number', `${id}'--`]) {
    const answer = await request.get(`/api/receipts/${path}`);
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()['cache-control']).toContain('no-store');
  }

  // Who signs in there first is the one whose choice it was.
  const first = await newClient();
  await signIn(page, first.email);
  expect((await page.goto(`/receipts/${id}`))?.status()).toBe(200);
  await page.context().clearCookies({ name: /session/ });
  expect((await page.request.get(`/api/receipts/${id}`)).status()).toBe(404);
  const second = await newClient();
  await signIn(page, second.email);
  expect((await page.request.get(`/api/receipts/${id}`)).status()).toBe(404);
});

test('a file is compared with the ledger, without JavaScript as well', async ({ page, noJs, w }) => {
  for (const browser of [page, noJs]) {
    const id = await chooseAndFind(browser);
    const file = await fileOf(browser, id);
    await browser.goto('/verify');
    await check(browser, file);
    await expect(browser).toHaveURL(new RegExp(`/verify/${id}\\?checked=`));
    await expect(browser.getByText(w('receipts.file.same'), { exact: true })).toBeVisible();

    const forged = JSON.parse(file);
    forged.event.how = 'visit';
    forged['<img src=x onerror=alert(1)>'] = '1';
    await check(browser, JSON.stringify(forged));
    await expect(browser.getByText(w('receipts.file.differs'), { exact: true })).toBeVisible();
    await expect(browser.getByText('event.how', { exact: true })).toBeVisible();
    await expect(browser.getByRole('main')).not.toContainText('onerror');

    // Nobody can write the praise into the address himself.
    await browser.goto(`${browser.url().replace(/checked=./, 'checked=e')}`);
    await browser.goto(`/verify/${id}?checked=eyJmaWxlIjoiMCJ9.AAAAAAAAAAAAAAAAAAAAAA`);
    await expect(browser.getByText(w('receipts.file.same'), { exact: true })).toHaveCount(0);
  }
});

test('a file that is no receipt is refused in words', async ({ page, open, w }) => {
  await open('/verify');
  for (const [text, word] of [
    ['{', 'notJson'],
    ['{}', 'kantara'],
    ['{"a":1,"a":2}', 'twins'],
    [`["${'я'.repeat(60_000)}"]`, 'tooLarge'],
  ] as const) {
    await check(page, text);
    await expect(page.getByRole('main')).toContainText(w(`receipts.errors.${word}`));
  }
  await open('/verify');
  await page.getByRole('button', { name: w('receipts.file.submit'), exact: true }).click();
  await expect(page.locator('#file-error')).toContainText(w('receipts.errors.choose'));
});
