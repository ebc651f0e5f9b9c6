import { checkAccess, expect, href, locales, test, words } from '../support/test';

/*
 * What makes the policy good to read: search, definitions, notes, addresses to copy, contents that follow. And what makes
 * it good to record: the same text at every fetch, shipped once.
 */

test('a reader finds a word in the text, without JavaScript too', async ({ noJs, w }) => {
  await noJs.goto('/policy');
  await noJs.getByRole('searchbox', { name: w('policy.search.label') }).fill('рассылк');
  await noJs.getByRole('button', { name: w('policy.search.submit') }).click();
  await expect(noJs).toHaveURL(/\/policy\?q=/);
  const hits = noJs.getByRole('region', { name: /рассылк/ });
  await expect(hits.getByRole('link', { name: '5.3' })).toHaveAttribute('href', '#c-5.3');
  await expect(noJs.locator('[id="c-5.3"] mark').first()).toHaveText(/рассылк/i);
  await expect(noJs.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  await noJs.getByRole('link', { name: w('policy.search.clear') }).click();
  await expect(noJs.locator('mark')).toHaveCount(0);
});

test('a search that finds nothing, and one of nine kilobytes, are answered calmly', async ({ page, w }) => {
  for (const query of ['нетакогослова', `<script>${'ә'.repeat(1_500)}`, '%', '\u202e\u0007']) {
    const answer = await page.goto(`/policy?q=${encodeURIComponent(query)}`);
    expect(answer?.status()).toBe(200);
    await expect(page.locator('#document')).toContainText('2.8.');
  }
  await page.goto('/policy?q=нетакогослова');
  await expect(page.getByText(w('policy.search.none'))).toBeVisible();
  await checkAccess(page);
});

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a note beside a clause leads to what carries the clause out', async ({ page, open, w }) => {
      await open('/policy');
      const note = page.locator('[id="c-2.8"] + details');
      await expect(note).toHaveAttribute('lang', portalLocale);
      await note.locator('summary').click();
      await expect(note.locator('p').first()).toBeVisible();
      await expect(note.getByRole('link').first()).toHaveAttribute(
        'href',
        new RegExp(`^${portalLocale === 'ru' ? '' : `/${portalLocale}`}/cabinet`),
      );
      const law = page.locator('[id="c-3.5"] + details');
      await law.locator('summary').click();
      await expect(law.getByText(w('policy.notes.lawLabel')).first()).toBeVisible();
      await checkAccess(page);
    });
  });
}

test('a defined word opens its definition where it is used', async ({ page, open, w }) => {
  await open('/policy');
  const term = page.locator('[id="c-2.4"] .policy-term, [id="c-2.3"] .policy-term').first();
  await term.click();
  const shown = page.locator('.policy-definition:popover-open');
  await expect(shown).toBeVisible();
  await expect(shown.getByRole('link', { name: w('policy.terms.toDefinition') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shown).toHaveCount(0);
});

test('a reader copies the address of a clause', async ({ page, context, open, w }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('/policy');
  await page.locator('[id="c-3.4-2"] > .policy-number').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: w('policy.copy.done') })).toHaveCount(1);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/policy#c-3\.4-2$/);
});

test('the contents follow the reader', async ({ page, open }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open('/policy');
  await page.evaluate(() => document.getElementById('c-5.2')?.scrollIntoView());
  await expect(page.locator('[data-contents] a[aria-current="location"]')).toHaveText('5.2');
});

test('the text stays when the scripts have come, and is not among them', async ({ page, open }) => {
  await open('/policy');
  const scripts = await page.evaluate(() =>
    [...document.scripts].map((script) => script.textContent ?? '').join(''),
  );
  expect(scripts).not.toContain('безотзывное');
  expect(scripts).not.toContain('Термины и определения используются');
  await expect(page.locator('[id="c-3.5"]')).toContainText('безотзывное');
});

test('an archivist finds the same document at every fetch', async ({ request }) => {
  for (const path of ['/policy', '/policy/editions/1', '/kk/policy/editions/1']) {
    const documentOf = async () => {
      const html = await (await request.get(path)).text();
      return /<article[\s\S]*?<\/article>/.exec(html)?.[0] ?? '';
    };
    const first = await documentOf();
    expect(first.length).toBeGreaterThan(20_000);
    expect(await documentOf(), path).toBe(first);
    expect(first).not.toMatch(/nonce|csrf|token/i);
  }
});

test('each page says its own address and what the document is', async ({ page, baseURL }) => {
  await page.goto('/kk/policy');
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', /\/kk\/policy$/);
  await expect(page.locator('link[rel="alternate"][hreflang="ru"]')).toHaveAttribute('href', /[^k]\/policy$/);
  await expect(page.locator('link[type="application/atom+xml"]')).toHaveAttribute(
    'href',
    /\/kk\/policy\/feed\.xml$/,
  );
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  expect(data).toMatchObject({ version: '1', inLanguage: 'ru' });
  const map = await page.request.get('/sitemap.xml');
  expect(map.status()).toBe(200);
  const text = await map.text();
  expect(text).toContain('/policy/editions/1<');
  expect(text).toContain(new URL('/en/policy', baseURL).pathname);
});

test('the feed has one entry per edition and costs nothing when it is fetched again', async ({ request }) => {
  for (const locale of locales) {
    const path = href(locale, '/policy/feed.xml');
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
    const xml = await answer.text();
    expect(xml).toContain(words(locale)('policy.feed.title'));
    expect(xml.match(/<entry>/g)).toHaveLength(1);
    const { etag = '', 'last-modified': modified = '' } = answer.headers();
    for (const headers of [{ 'if-none-match': etag }, { 'if-modified-since': modified }] as Record<
      string,
      string
    >[])
      expect((await request.get(path, { headers })).status()).toBe(304);
    expect(await (await request.get(path)).text()).toBe(xml);
  }
});

test('an edition is there as a PDF that never changes', async ({ request }) => {
  const answer = await request.get('/policy/editions/1.pdf');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const body = await answer.body();
  expect(body.subarray(0, 5).toString()).toBe('%PDF-');
  expect(body.includes('/StructTreeRoot')).toBe(true);
  const again = await request.get('/policy/editions/1.pdf', {
    headers: { 'if-none-match': answer.headers().etag ?? '' },
  });
  expect(again.status()).toBe(304);
  expect((await request.get('/policy/editions/2.pdf')).status()).toBe(404);
  expect((await request.get('/policy/editions/1.exe')).status()).toBe(404);
});

// visits: /policy/editions/[number]/[language]
test('a translation that does not exist is not found', async ({ page }) => {
  for (const path of ['/policy/editions/1/kk', '/policy/editions/1/xx', '/policy/editions/99/en'])
    expect((await page.goto(path))?.status(), path).toBe(404);
});

test('no word of the text is missing on paper', async ({ page, open }) => {
  await open('/policy');
  await page.emulateMedia({ media: 'print' });
  const hidden = await page
    .locator('#document .policy-term')
    .evaluateAll((terms) =>
      terms.filter((term) => term.getClientRects().length === 0).map((term) => term.textContent),
    );
  expect(hidden).toEqual([]);
  await expect(page.locator('[id="c-2.1"]')).toHaveText(
    /Политика конфиденциальности ТОО «Просто Бэк-офис» определяет/,
    {
      useInnerText: true,
    },
  );
  await expect(page.locator('#document details').first()).toBeHidden();
});
