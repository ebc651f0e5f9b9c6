import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../support/browser';
import { untilChosen } from '../support/steps';
import { bannerLayout } from '../support/storage';
import { axe, expect, href, locales, test } from '../support/test';

/*
 * Answering where JavaScript runs: in place, at once, and truly. Without it the same form is posted; see
 * e2e/no-javascript.spec.ts and the last test here.
 */

const banner = (page: Page) => page.locator('[data-cookie-banner]');
const question = (page: Page) => banner(page).locator('form');
const press = (page: Page, choice: 'refuse' | 'accept') => question(page).locator(`[value=${choice}]`);
const bits = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === 'portal.cookies')?.value.split('.')[2];
const hydrated = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__react')));
/** Lost when the page is loaded again. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { sameDocument: true }));
const isMarked = (page: Page) => page.evaluate(() => 'sameDocument' in window);
const posts = (page: Page): string[] => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/cookies/choice'))
      sent.push(request.postData() ?? '');
  });
  return sent;
};

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    for (const [choice, outcome, stored] of [
      ['refuse', 'refused', '00'],
      ['accept', 'accepted', '11'],
    ] as const) {
      test(`«${choice}» is answered in place, said with focus, and can be changed`, async ({
        page,
        open,
        w,
      }) => {
        await open('/policy/archive');
        await mark(page);
        await press(page, choice).click();
        const message = banner(page).getByRole('status');
        await expect(message).toContainText(w(`cookies.saved.${outcome}`));
        await expect(question(page)).toBeHidden();
        expect(await message.evaluate((element) => !!element.closest(':focus'))).toBe(true);
        await expect.poll(() => bits(page)).toBe(stored);
        expect(await isMarked(page)).toBe(true);
        expect(new URL(page.url()).search).toBe('');
        await axe(page);
        await message.getByRole('link', { name: w('cookies.saved.hide') }).click();
        await expect(banner(page)).toBeHidden();
        expect(await isMarked(page)).toBe(true);
        await open('/policy');
        await expect(banner(page)).toHaveCount(0);
      });
    }

    test('the way to change leads to the form', async ({ page, open, w }) => {
      await open('/data');
      await press(page, 'refuse').click();
      await banner(page)
        .getByRole('link', { name: w('cookies.saved.change') })
        .click();
      await expect(page).toHaveURL(new RegExp(`${href(portalLocale, '/cookies')}#choose$`));
    });
  });
}

test('by keyboard, refusing takes no more presses than accepting', async ({ page, open }) => {
  const presses = async (choice: 'refuse' | 'accept') => {
    await open('/policy');
    for (let count = 1; count < 30; count += 1) {
      await page.keyboard.press('Tab');
      if (await press(page, choice).evaluate((button) => button === document.activeElement)) return count + 1;
    }
    throw new Error(`«${choice}» cannot be reached`);
  };
  const [refuse, accept] = [await presses('refuse'), await presses('accept')];
  expect(refuse).toBeLessThanOrEqual(accept);
  await page.keyboard.press('Enter');
  await expect.poll(() => bits(page)).toBe('11');
  await expect(banner(page).getByRole('status')).toBeVisible();
  // No trap: the next press goes on into the message and then out of it.
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => !document.activeElement?.closest('[data-cookie-banner]'))).toBe(true);
});

test('an answer that was not stored is taken back, said so, and can be given again', async ({
  page,
  open,
  w,
}) => {
  await open('/policy');
  await page.evaluate(() => {
    const honest = window.fetch;
    let calls = 0;
    window.fetch = (...given) => {
      calls += 1;
      if (calls === 1) return Promise.reject(new TypeError('no network'));
      if (calls === 2) return Promise.resolve(Response.json({ title: 'internal' }, { status: 500 }));
      return honest(...given);
    };
  });
  for (let failure = 0; failure < 2; failure += 1) {
    await press(page, 'accept').click();
    await expect(banner(page).getByRole('alert')).toHaveText(w('cookies.saved.error'));
    await expect(question(page).getByRole('button')).toHaveCount(2);
    await expect(press(page, 'accept')).toBeFocused();
    await expect(banner(page).getByRole('status')).toBeHidden();
    expect(await page.context().cookies()).toEqual([]);
  }
  await axe(page);
  await press(page, 'refuse').click();
  await expect.poll(() => bits(page)).toBe('00');
  await expect(banner(page).getByRole('alert')).toBeHidden();
});

test('a page whose words are no longer what is asked is loaded anew', async ({ page, open }) => {
  await open('/policy');
  await mark(page);
  await page.evaluate(() => {
    window.fetch = () => Promise.resolve(Response.json({ title: 'conflict' }, { status: 409 }));
  });
  await press(page, 'accept').click();
  await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
  await expect(question(page)).toBeVisible();
});

test('pressing twice sends once and presses nothing else', async ({ page, open }) => {
  await open('/policy');
  await hydrated(page);
  const sent = posts(page);
  await mark(page);
  // Something that can be pressed comes under the pointer as soon as the question is gone.
  await banner(page).evaluate((element) => {
    const link = Object.assign(document.createElement('a'), { href: '/data', textContent: 'trap' });
    link.style.cssText = 'display: block; block-size: 60rem';
    element.after(link);
  });
  await press(page, 'accept').dblclick();
  await press(page, 'accept').evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect.poll(() => bits(page)).toBe('11');
  expect(sent).toHaveLength(1);
  expect(await isMarked(page)).toBe(true);
});

test('an answer before React has come stays, and React complains of nothing', async ({ page, w }) => {
  for (const path of ['/policy', '/cookies']) {
    await page.context().clearCookies();
    await page.route(/\/_next\/.*\.js/, async (route) => {
      await new Promise((done) => setTimeout(done, 2_500));
      await route.continue();
    });
    await page.goto(path, { waitUntil: 'commit' });
    await press(page, 'accept').click();
    await expect(question(page)).toBeHidden();
    expect(
      await page.evaluate(() => Object.keys(document.body).some((key) => key.startsWith('__react'))),
    ).toBe(false);
    await expect.poll(() => bits(page)).toBe('11');
    await hydrated(page);
    await page.waitForTimeout(500);
    await expect(question(page)).toBeHidden();
    await expect(page.locator('[data-outcome=accepted]:visible')).toHaveCount(1);
    await page.unroute(/\/_next\/.*\.js/);
  }
  // The page about cookies says by itself what is stored, although the choice was older than React.
  await expect(page.locator('main input[name="statistics"]')).toBeChecked();
  await expect(page.getByRole('main').locator('dd').first()).toHaveText(w('cookies.current.on'));
});

test('nothing moves while the page comes, nor by itself after the answer', async ({ page, open }) => {
  await page.addInitScript(() => {
    const shifts: { value: number; afterInput: boolean }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        shifts.push({ value: entry.value, afterInput: entry.hadRecentInput });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const unasked = () =>
    page.evaluate(() =>
      (window as unknown as { shifts: { value: number; afterInput: boolean }[] }).shifts
        .filter(({ afterInput }) => !afterInput)
        .reduce((sum, { value }) => sum + value, 0),
    );
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.context().clearCookies();
    await open('/policy');
    await page.waitForTimeout(300);
    expect(await unasked(), `while coming, at ${width} px`).toBe(0);
    await press(page, 'refuse').click();
    await expect.poll(() => bits(page)).toBe('00');
    await page.waitForTimeout(700);
    expect(await unasked(), `after the answer, at ${width} px`).toBe(0);
  }
});

test('«Back» to a page that the browser kept does not ask again', async ({ baseURL }) => {
  // Playwright switches keeping off; a browser of people does not.
  const found = findBrowser();
  const browser = await chromium.launch({
    ...(found ? { executablePath: found } : {}),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ baseURL });
    await page.goto('/policy/archive');
    await mark(page);
    await page.goto('/data');
    await press(page, 'refuse').click();
    await expect.poll(() => bits(page)).toBe('00');
    await page.goBack();
    await expect(page).toHaveURL(/archive/);
    await expect(question(page)).toBeHidden();
  } finally {
    await browser.close();
  }
});

test('a page that was kept asks the portal what is true now', async ({ page, open, another }) => {
  const restore = (one: Page) =>
    one.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
  await open('/policy');
  await restore(page);
  await expect(question(page)).toBeVisible();
  const tab = await page.context().newPage();
  await tab.goto('/data');
  await press(tab, 'accept').click();
  await expect.poll(() => bits(tab)).toBe('11');
  await restore(page);
  await expect(banner(page)).toBeHidden();
  const cookiesPage = await another();
  await cookiesPage.goto('/cookies');
  await mark(cookiesPage);
  await restore(cookiesPage);
  await expect.poll(() => isMarked(cookiesPage).catch(() => true)).toBe(false);
});

test('two tabs that answer differently at once: both are heard, the later holds', async ({ page, open }) => {
  await open('/policy');
  const tab = await page.context().newPage();
  await tab.goto('/data');
  const answers: number[] = [];
  for (const one of [page, tab])
    one.on('response', (response) => {
      const request = response.request();
      if (request.method() === 'POST' && request.url().endsWith('/cookies/choice'))
        answers.push(response.status());
    });
  await Promise.all([press(page, 'accept').click(), press(tab, 'refuse').click()]);
  await expect.poll(() => answers).toEqual([200, 200]);
  for (const one of [page, tab]) await expect(question(one)).toBeHidden();
  const held = await bits(page);
  expect(['00', '11']).toContain(held);
  // And a later answer in an old tab, which still shows the form, simply holds.
  await page.goto('/cookies');
  await page.locator('#choose [value=refuse]').click();
  await expect.poll(() => bits(page)).toBe('00');
  const old = await page.context().newPage();
  await old.goto('/cookies');
  await old.locator('main input[name="statistics"]').check();
  await tab.goto('/cookies');
  await tab.locator('#choose [value=refuse]').click();
  await expect.poll(() => bits(tab)).toBe('00');
  await old.locator('#choose [value=save]').click();
  await expect(old.getByRole('main').getByRole('status')).toBeVisible();
  await expect.poll(() => bits(old)).toBe('01');
});

test.describe('looked at closely', () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test('at 400 % nothing scrolls sideways and the focus is never covered', async ({ page, open }) => {
    for (const colors of ['none', 'active'] as const) {
      await page.emulateMedia({ forcedColors: colors, reducedMotion: 'reduce' });
      for (const locale of locales) {
        await page.context().clearCookies();
        await page.goto(href(locale, '/policy/archive'));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        for (const choice of ['refuse', 'accept'] as const) {
          const button = press(page, choice);
          await button.focus();
          const seen = await button.evaluate((element) => {
            const { left, top, width, height } = element.getBoundingClientRect();
            const there = document.elementFromPoint(left + width / 2, top + height / 2);
            return { top, bottom: top + height, uncovered: element.contains(there) };
          });
          expect(seen.top).toBeGreaterThan(-1);
          expect(seen.bottom).toBeLessThan(257);
          expect(seen.uncovered).toBe(true);
        }
        await press(page, 'refuse').click();
        await expect(banner(page).getByRole('status')).toBeVisible();
        // Its cookie must not come after the next turn has begun without any.
        await untilChosen(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      }
    }
    await open('/cookies');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

test('the script is small and stands in the page once', async ({ page, open }) => {
  for (const path of ['/policy', '/cookies']) {
    await open(path);
    const texts = await page
      .locator('script:not([src])')
      .evaluateAll((scripts) => scripts.map((script) => script.textContent ?? ''));
    const own = texts.filter(
      (text) => text.startsWith('(') && text.includes('portal:choice') && !text.includes('gtag'),
    );
    expect(own, path).toHaveLength(1);
    expect(brotliCompressSync(own[0] ?? '').length).toBeLessThanOrEqual(900);
  }
});

/**
 * The layout version that is frozen with every record, and the skeleton that it names. When the second changes, raise
 * the first where it is kept, and write both here.
 */
const layout = {
  version: bannerLayout,
  sha256: '46e47a04d9815b163c7ce4c400a415e6eabc0d143970f1429cadc0dc079ddd2d',
};

test('the skeleton of the question is the one that its layout version names', async ({ page }) => {
  for (const locale of locales) {
    await page.goto(href(locale, '/policy'));
    const skeleton = await question(page).evaluate((form) => {
      const line = (element: Element): string => {
        const { localName, className, children } = element;
        const [name, value, type] = ['name', 'value', 'type'].map((key) => element.getAttribute(key) ?? '');
        const look = localName === 'button' || localName === 'a' ? className : '';
        const own =
          type === 'hidden' ? `${localName}:${name}` : [localName, name, value, type, look].join(':');
        return `${own}(${[...children].map(line).join(',')})`;
      };
      return line(form);
    });
    const found = createHash('sha256').update(skeleton).digest('hex');
    expect({ version: 'banner/3', sha256: found }, skeleton).toEqual(layout);
  }
});

test('who goes on at once is not asked again on the next page', async ({ page }) => {
  await page.route('**/api/cookies/choice', async (route) => {
    await new Promise((done) => setTimeout(done, 1_500));
    await route.continue();
  });
  await page.goto('/policy');
  await question(page).locator('button[value="refuse"]').click();
  await page.locator('header a[href="/data"]').first().click();
  await expect(page).toHaveURL(/\/data$/);
  await expect(question(page)).toHaveCount(0);
});

test('without JavaScript the same buttons post the same form', async ({ noJs, w }) => {
  await noJs.goto('/policy/archive');
  await press(noJs, 'refuse').click();
  await expect(noJs).toHaveURL(/archive\?cookies=saved#cookies-saved$/);
  await expect(noJs.getByRole('status')).toContainText(w('cookies.saved.refused'));
  await expect(noJs.getByRole('link', { name: w('cookies.saved.change') })).toBeVisible();
  await noJs.getByRole('link', { name: w('cookies.saved.hide') }).click();
  await expect(noJs).toHaveURL(/archive$/);
  await expect(noJs.getByRole('status')).toHaveCount(0);
});
