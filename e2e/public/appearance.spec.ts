import type { Page } from '@playwright/test';
import { cookieRegistry } from '../support/storage';
import { checkAccess, expect, href, type Locale, locales, staff, test, words } from '../support/test';

// visits: /appearance

const [look, preferences] = ['portal.look', 'portal.preferences'];
const paper = { light: 'rgb(252, 252, 251)', dark: 'rgb(16, 23, 26)' };
const halfYear = 182 * 86_400;

type Wanted = { theme?: string; density?: string; language?: Locale };

/** Fills the form and applies it. */
async function apply(page: Page, wanted: Wanted, locale: Locale = 'ru'): Promise<void> {
  for (const [name, value] of Object.entries(wanted))
    await page.locator(`main input[name="${name}"][value="${value}"]`).check();
  await page.getByRole('button', { name: words(locale)('appearance.apply'), exact: true }).click();
  await expect(page).toHaveURL(/\/appearance\?done=applied.*#applied$/);
}

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const kept = async (page: Page, name: string) =>
  (await page.context().cookies()).find((cookie) => cookie.name === name);

/** Allows «preferences» (or takes it back) on the page about cookies. */
async function allowPreferences(page: Page, allow: boolean): Promise<void> {
  const w = words('ru');
  await page.goto('/cookies');
  await page.locator('main input[name="preferences"]').setChecked(allow);
  const stored = page.waitForResponse((answer) => answer.url().endsWith('/api/cookies/choice'));
  await page.getByRole('button', { name: w('cookies.form.save'), exact: true }).click();
  expect((await stored).status()).toBe(200);
}

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('the look is found in the footer, chosen and said to be kept for the session', async ({
      page,
      open,
      w,
    }) => {
      await open('/policy/archive');
      await page
        .getByRole('contentinfo')
        .getByRole('link', { name: w('layout.nav.appearance') })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: w('appearance.title') })).toBeVisible();
      await expect(page.getByText(w('appearance.kept.session'))).toBeVisible();
      await expect(page.getByRole('link', { name: w('appearance.kept.allow') })).toHaveAttribute(
        'href',
        href(portalLocale, '/cookies#choose'),
      );
      await checkAccess(page);
      await apply(page, { theme: 'dark', density: 'compact' }, portalLocale);
      await expect(page.getByRole('status')).toContainText(w('appearance.applied'));
      expect(await ground(page)).toBe(paper.dark);
      await checkAccess(page);
      await apply(page, { theme: 'light' }, portalLocale);
      expect(await ground(page)).toBe(paper.light);
      await checkAccess(page);
      await page.getByRole('link', { name: w('appearance.back') }).click();
      await expect(page).toHaveURL(new RegExp(`${href(portalLocale, '/policy/archive')}$`));
      await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
    });
  });
}

test('without JavaScript a look holds on every page and ends with the session', async ({ noJs }) => {
  await noJs.goto('/appearance');
  await apply(noJs, { theme: 'dark', density: 'compact' });
  await expect(noJs.locator('input[name="theme"][value="dark"]')).toBeChecked();
  for (const path of ['/', '/policy', '/kk/data', '/sign-in', '/policy/archive']) {
    await noJs.goto(path);
    await expect(noJs.locator('html'), path).toHaveAttribute('data-theme', 'dark');
    await expect(noJs.locator('html'), path).toHaveAttribute('data-density', 'compact');
  }
  expect(await kept(noJs, look)).toMatchObject({
    value: 'dark.compact.ru',
    expires: -1,
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
  });
  expect(await kept(noJs, preferences)).toBeUndefined();
  await noJs.goto('/appearance');
  await apply(noJs, { theme: 'system', density: 'regular' });
  expect(await noJs.context().cookies()).toEqual([]);
});

for (const [system, theme] of [
  ['light', 'dark'],
  ['dark', 'light'],
] as const) {
  test(`${theme} is there from the first paint, whatever the system says (${system})`, async ({
    page,
    open,
  }) => {
    await page.emulateMedia({ colorScheme: system });
    await open('/appearance');
    expect(await ground(page)).toBe(paper[system]);
    await apply(page, { theme });
    // What is painted first is what the served document says: its attribute, scheme and one blocking style sheet.
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const watch = () => {
        if (document.body) seen.push(getComputedStyle(document.body).backgroundColor);
        if (document.readyState !== 'complete') requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);
    });
    for (const path of ['/', '/policy']) {
      await page.goto(path, { waitUntil: 'load' });
      const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
      expect(new Set(seen), path).toEqual(new Set(seen.length > 0 ? [paper[theme]] : []));
      expect(await ground(page)).toBe(paper[theme]);
      await expect(page.locator('meta[name="color-scheme"]')).toHaveAttribute('content', theme);
      await expect(page.locator('meta[name="theme-color"]')).toHaveCount(1);
      const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
      expect(scheme).toBe(theme);
    }
    await page.emulateMedia({ media: 'print', colorScheme: system });
    expect(await ground(page)).toBe('rgb(255, 255, 255)');
  });
}

test('with consent the look lasts; withdrawn, it goes at once and the session keeps its own', async ({
  page,
  open,
}) => {
  await open('/appearance');
  await apply(page, { theme: 'dark' });
  await allowPreferences(page, true);
  await open('/appearance');
  await expect(page.locator('main a[href$="/cookies#choose"]')).toHaveCount(0);
  await apply(page, { density: 'compact' });
  const lasting = await kept(page, preferences);
  const seconds = (lasting?.expires ?? 0) - Date.now() / 1000;
  expect(lasting).toMatchObject({ value: 'dark.compact.ru', httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(seconds).toBeLessThanOrEqual(halfYear);
  expect(seconds).toBeGreaterThan(halfYear - 3600);
  const registry = cookieRegistry(false).map(({ name }) => name);
  const held = (await page.context().cookies()).map(({ name }) => name);
  expect(held.filter((name) => !registry.includes(name))).toEqual([]);
  expect(held).toContain(look);

  // The browser was closed: what ends with the session is gone, what lasts is not.
  await page.context().clearCookies({ name: look });
  await open('/policy');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await open('/appearance');
  await apply(page, { theme: 'light' });
  await allowPreferences(page, false);
  expect(await kept(page, preferences)).toBeUndefined();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.context().clearCookies({ name: look });
  await open('/policy');
  expect(await page.locator('html').getAttribute('data-theme')).toBeNull();
});

test('a lasting cookie without consent is not read', async ({ page, open, baseURL }) => {
  await page.context().addCookies([{ name: preferences, value: 'dark.compact.kk', url: baseURL ?? '' }]);
  await open('/policy');
  expect(await page.locator('html').getAttribute('data-theme')).toBeNull();
  await page.goto('/');
  expect(new URL(page.url()).pathname).toBe('/');
});

test('Global Privacy Control keeps a look to the session', async ({ page, open, w }) => {
  await allowPreferences(page, true);
  await open('/appearance');
  await apply(page, { theme: 'dark' });
  expect(await kept(page, preferences)).toBeDefined();
  await page.context().clearCookies({ name: look });
  await page.setExtraHTTPHeaders({ 'Sec-GPC': '1' });
  await open('/appearance');
  expect(await page.locator('html').getAttribute('data-theme')).toBeNull();
  await expect(page.getByText(w('appearance.kept.gpc'))).toBeVisible();
  await checkAccess(page);
  await apply(page, { theme: 'light' });
  expect(await kept(page, preferences)).toBeUndefined();
  expect(await kept(page, look)).toMatchObject({ value: 'light.regular.ru', expires: -1 });
});

test('the portal opens in the chosen language, and every link still leads where it says', async ({
  page,
  open,
}) => {
  const at = () => new URL(page.url()).pathname;
  await open('/appearance');
  await apply(page, { language: 'kk' });
  expect(at()).toBe('/kk/appearance');
  await page.goto('/?x=1');
  expect(page.url()).toMatch(/\/kk\?x=1$/);
  await page.getByRole('link', { name: 'Русский' }).click();
  await expect(page).toHaveURL(/\/\?x=1$|\/$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await page.reload();
  expect(at()).toBe('/');
  for (const path of ['/policy', '/en', '/en/policy', '/cookies']) {
    await page.goto(path);
    expect(at()).toBe(path);
  }
});

test('by keyboard alone', async ({ page, open, w }) => {
  await open('/appearance');
  await page.locator('input[name="theme"][value="system"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('input[name="theme"][value="dark"]')).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('input[name="density"][value="compact"]')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#applied$/);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Tab');
  const next = page.locator(':focus');
  expect(await next.evaluate((element) => element.closest('header, [data-cookie-banner]') === null)).toBe(
    true,
  );
  await expect(page.getByRole('status')).toContainText(w('appearance.applied'));
});

for (const theme of ['light', 'dark']) {
  test(`compact ${theme} pages stay legible, pressable and accessible`, async ({
    client,
    asStaff,
    another,
    baseURL,
  }) => {
    const office = await asStaff(staff.reviewer);
    const visits: [Page, string][] = [
      [await another(), '/policy'],
      [client.page, '/'],
      [client.page, '/cabinet'],
      [client.page, '/cabinet/data'],
      [office, '/staff/requests'],
    ];
    for (const [page, path] of visits) {
      await page.context().addCookies([{ name: look, value: `${theme}.compact.ru`, url: baseURL ?? '' }]);
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
      const { size, low } = await page.evaluate(() => ({
        size: Number.parseFloat(getComputedStyle(document.body).fontSize),
        low: [...document.querySelectorAll('button, select, input:not([type="hidden"]), a.tap')]
          .map((element) => Math.round(element.getBoundingClientRect().height))
          .filter((height) => height > 1 && height < 24),
      }));
      expect(size, path).toBeGreaterThanOrEqual(16);
      expect(low, path).toEqual([]);
      await checkAccess(page);
    }
  });
}

test('a form that is not ours changes nothing', async ({ request, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  const good = { theme: 'dark', density: 'compact', language: 'kk', locale: 'ru', returnTo: '/policy' };
  const send = (
    form: Record<string, string> | URLSearchParams,
    headers: Record<string, string> = { origin },
  ) =>
    request.post('/api/appearance', {
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      data: new URLSearchParams(form).toString(),
      maxRedirects: 0,
    });
  const bad = [
    {},
    { ...good, theme: 'sepia' },
    { ...good, theme: 'қ'.repeat(10_240) },
    { ...good, returnTo: '/'.padEnd(10_240, 'ы') },
    { ...good, extra: '😀' },
    new URLSearchParams([...Object.entries(good), ['theme', 'light']]),
  ];
  for (const form of bad) {
    const answer = await send(form);
    expect(answer.status()).toBe(400);
    expect(answer.headers()['set-cookie']).toBeUndefined();
  }
  for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null' }] as Record<
    string,
    string
  >[]) {
    const answer = await send(good, headers);
    expect(answer.status()).toBe(403);
    expect(answer.headers()['set-cookie']).toBeUndefined();
  }
  for (const returnTo of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/kk//evil.example',
  ]) {
    const answer = await send({ ...good, language: 'ru', returnTo });
    expect(answer.status()).toBe(303);
    expect(answer.headers().location, returnTo).toMatch(/^\/(?![/\\])/);
    expect(new URL(answer.headers().location ?? '', origin).origin).toBe(origin);
  }
  expect((await send({ ...good, returnTo: '//evil.example' })).headers().location).toBe('/kk');
});

test('spoilt cookies mean the default, never an error', async ({ request }) => {
  for (const value of ['x', 'dark.compact.de', '%00', 'a'.repeat(8000), '%D2%9B'.repeat(1300)]) {
    const cookie = `${look}=${value}; ${preferences}=${value}`;
    const answer = await request.get('/policy', { headers: { cookie } });
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toMatch(/<html lang="ru">/);
  }
  const twice = `${look}=light.regular.ru; ${look}=dark.compact.ru`;
  expect((await request.get('/policy', { headers: { cookie: twice } })).status()).toBe(200);
});

test('somebody from outside is led once, privately, and nobody else is', async ({ request }) => {
  const typed = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const cookie = `${look}=system.regular.kk`;
  const ask = (headers: Record<string, string>, path = '/') =>
    request.get(path, { headers: { cookie, ...headers }, maxRedirects: 0 });
  const led = await ask(typed);
  expect(led.status()).toBe(307);
  expect(new URL(led.headers().location ?? '', led.url()).pathname).toBe('/kk');
  expect(led.headers()['cache-control']).toContain('private');
  expect(led.headers().vary).toContain('Cookie');
  expect(led.headers()['content-security-policy']).toBeDefined();
  expect((await ask(typed, '/kk')).status()).toBe(200);
  expect((await ask(typed, '/policy')).status()).toBe(200);
  expect((await ask({ ...typed, 'sec-fetch-site': 'same-origin' })).status()).toBe(200);
  expect((await ask({})).status()).toBe(200);
});

test('forced colours stay the system’s', async ({ page, open }) => {
  const colours = () =>
    page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return { color, backgroundColor };
    });
  await page.emulateMedia({ forcedColors: 'active' });
  await open('/appearance');
  const before = await colours();
  await apply(page, { theme: 'dark' });
  expect(await colours()).toEqual(before);
});
