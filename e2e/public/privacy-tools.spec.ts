import type { Page } from '@playwright/test';
import { type Autoconsent, withAutoconsent } from '../support/autoconsent';
import { expect, type Locale, locales, test, words } from '../support/test';

/*
 * People who use tools that refuse for them are refused for. DuckDuckGo's autoconsent knows words of a question and of
 * a refusal in some languages and takes the way that its heuristics find. It knows no Kazakh, and of Russian not the
 * plain word for «reject» that our banner owes its readers: there a rule of ours leads it, which the portal gives away at
 * a known address. Nothing is made for the tool that a reader would not want:
 * the words are those of the banner, and the frame that it looks for covers nothing.
 */

const ways: Record<Locale, 'by its own heuristics' | 'by the rule we ship'> = {
  ru: 'by the rule we ship',
  en: 'by its own heuristics',
  kk: 'by the rule we ship',
};

const needsRule = (locale: Locale) => ways[locale] === 'by the rule we ship';

const question = (page: Page) => page.locator('[data-cookie-banner] form');

async function ownRules(page: Page): Promise<unknown[]> {
  const answer = await page.request.get('/.well-known/autoconsent.json');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('application/json');
  return (await answer.json()).autoconsent;
}

/** The tool says that it refused and finds its refusal confirmed; the portal has stored it; nothing is asked any more. */
async function expectRefused(page: Page, tool: Autoconsent, cmp: string, locale: Locale): Promise<void> {
  await expect.poll(() => tool.said('selfTestResult')).toMatchObject([{ cmp, result: true }]);
  expect(tool.said('optOutResult')).toMatchObject([{ cmp, result: true }]);
  expect(tool.clicks()).toBe(1);
  expect(tool.said('autoconsentError')).toEqual([]);
  await expect(question(page)).toBeHidden();
  await expect(page.getByText(words(locale)('cookies.saved.refused'))).toBeVisible();
  const [choice] = await page.context().cookies();
  expect(choice?.value.split('.')[2]).toBe('00');
}

for (const portalLocale of locales) {
  test.describe(`autoconsent, in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test(`refuses ${ways[portalLocale]}`, async ({ page, open }) => {
      const byRule = needsRule(portalLocale);
      const tool = await withAutoconsent(page, byRule ? await ownRules(page) : []);
      await open('/policy');
      await expectRefused(page, tool, byRule ? 'pbo-privacy-portal' : 'HEURISTIC-REJECT', portalLocale);
      await open('/data');
      await expect(question(page)).toHaveCount(0);
    });

    test('refuses before the scripts of the page have come', async ({ page, open }) => {
      let late = 0;
      await page.route(/\/_next\/.*\.js/, async (route) => {
        await new Promise((done) => setTimeout(done, 4_000));
        late += 1;
        await route.continue();
      });
      const tool = await withAutoconsent(page, needsRule(portalLocale) ? await ownRules(page) : []);
      await open('/policy').catch(() => {});
      await expect.poll(() => tool.said('selfTestResult').length).toBe(1);
      expect(tool.said('selfTestResult')[0]?.result).toBe(true);
      await expect.poll(() => late).toBeGreaterThan(0);
      await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__react')));
      await expect(question(page)).toBeHidden();
    });

    test('is led by the rule we ship, too', async ({ page, open }) => {
      const tool = await withAutoconsent(page, await ownRules(page));
      await open('/');
      await expectRefused(page, tool, 'pbo-privacy-portal', portalLocale);
    });
  });
}

for (const portalLocale of locales.filter(needsRule)) {
  test.describe(`autoconsent, in ${portalLocale} and without our rule`, () => {
    test.use({ portalLocale });

    test('leaves the question to the person', async ({ page, open }) => {
      const tool = await withAutoconsent(page);
      await open('/policy');
      await expect.poll(() => tool.attempts()).toBeGreaterThan(1);
      await page.waitForTimeout(500);
      // When this fails, autoconsent has learnt the language: `ways` above can say so, and the rule is no longer needed.
      expect(tool.said('cmpDetected')).toEqual([]);
      await expect(question(page)).toBeVisible();
      expect(await page.context().cookies()).toEqual([]);
    });
  });
}

test('autoconsent finds nothing to refuse where nothing is asked', async ({ page, open }) => {
  await open('/');
  await question(page).locator('button').first().click();
  await expect.poll(async () => (await page.context().cookies()).length).toBe(1);
  const tool = await withAutoconsent(page);
  await open('/policy');
  await expect.poll(() => tool.attempts()).toBeGreaterThan(1);
  expect(tool.said('cmpDetected')).toEqual([]);
});

test.describe('Do Not Track', () => {
  test.use({ extraHTTPHeaders: { DNT: '1' } });

  test('is left alone: the question is asked, and acceptance is acceptance', async ({ page, open, w }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'doNotTrack', { value: '1' }));
    await open('/policy');
    await question(page)
      .getByRole('button', { name: w('cookies.banner.accept'), exact: true })
      .click();
    await expect(page.getByText(w('cookies.saved.accepted'))).toBeVisible();
    await expect.poll(async () => (await page.context().cookies()).length).toBe(1);
    expect((await page.context().cookies())[0]?.value.split('.')[2]).toBe('11');
  });
});

test.describe('Global Privacy Control as a property, without the header', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
  });

  for (const portalLocale of locales) {
    test.describe(`in ${portalLocale}`, () => {
      test.use({ portalLocale });

      test('is a refusal: stored, said, not asked', async ({ page, open, w }) => {
        const sent = page.waitForRequest((request) => request.method() === 'POST');
        await open('/policy');
        expect(new URLSearchParams((await sent).postData() ?? '').get('gpc')).toBe('on');
        await expect(question(page)).toBeHidden();
        await expect(page.getByText(w('cookies.saved.gpc'))).toBeVisible();
        // Nobody pressed anything: the focus stays where it was.
        expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
        await expect.poll(async () => (await page.context().cookies())[0]?.value.split('.')[2]).toBe('00');
        await open('/data');
        await expect(question(page)).toHaveCount(0);
      });
    });
  }

  test('does not ask when the refusal could not be stored', async ({ page, open, w }) => {
    await page.addInitScript(() => {
      window.fetch = () => Promise.reject(new TypeError('no network'));
    });
    await open('/policy');
    await expect(page.getByText(w('cookies.saved.gpc'))).toBeVisible();
    await expect(question(page)).toBeHidden();
    expect(await page.context().cookies()).toEqual([]);
  });

  test('outweighs what is ticked on the page about cookies', async ({ page, open, w }) => {
    await open('/cookies');
    await expect.poll(async () => (await page.context().cookies()).length).toBe(1);
    await page.locator('main input[name="statistics"]').check();
    await page.getByRole('button', { name: w('cookies.form.save'), exact: true }).click();
    await expect(page.getByRole('main').getByText(w('cookies.saved.gpc'))).toBeVisible();
    await expect(page.locator('main input[name="statistics"]')).not.toBeChecked();
    expect((await page.context().cookies())[0]?.value.split('.')[2]).toBe('00');
  });
});
