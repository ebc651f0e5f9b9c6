import type { Page } from '@playwright/test';
import { beginDraft, discardDraft } from '../support/drafts';
import { askForDeletion, chooseBySending as choose, personalise } from '../support/steps';
import { type CookieCategory, cookieRegistry, heldBy, pagesOf, undeclared } from '../support/storage';
import { askForCode, checkAccess, expect, newClient, staff, test } from '../support/test';

/*
 * The register of cookies and storage against what browsers really hold: on every page, before a choice and after each.
 */

const necessary: CookieCategory[] = ['necessary'];
const choices = {
  accept: { form: { choice: 'accept' }, allowed: ['necessary', 'preferences', 'statistics'] },
  partly: { form: { choice: 'save', preferences: 'on' }, allowed: ['necessary', 'preferences'] },
  refuse: { form: { choice: 'refuse' }, allowed: necessary },
} satisfies Record<string, { form: Record<string, string>; allowed: CookieCategory[] }>;

async function visit(page: Page, paths: readonly string[], allowed: readonly CookieCategory[], when: string) {
  for (const path of paths) {
    await page.goto(path, { waitUntil: 'load' });
    expect(undeclared(await heldBy(page), allowed), `${path} ${when}`).toEqual([]);
  }
}

/** The public pages, with those about the choice that this browser made last. */
async function publicPages(page: Page): Promise<string[]> {
  await page.goto('/cookies');
  const link = await page.locator('main a[href*="/receipts/"]').first().getAttribute('href');
  const receipt = link?.split('/').at(-1) ?? '';
  return [...pagesOf('public', { receipts: receipt, verify: receipt }), '/sign-in', '/no-such-page'];
}

test('a browser that has not chosen holds nothing at all, on any public page', async ({ page, another }) => {
  const other = await another();
  await other.goto('/');
  await choose(other, choices.refuse.form);
  for (const path of await publicPages(other)) {
    await page.goto(path);
    expect(await heldBy(page), path).toEqual([]);
  }
});

for (const [name, { form, allowed }] of Object.entries(choices)) {
  test(`«${name}»: every public page holds what is declared and allowed, and nothing else`, async ({
    page,
  }) => {
    await page.goto('/');
    await choose(page, form);
    await personalise(page);
    await visit(page, await publicPages(page), allowed, `after ${name}`);
  });
}

test('what was accepted and is withdrawn goes at once, on every path', async ({ page }) => {
  await page.goto('/');
  await choose(page, choices.accept.form);
  await personalise(page);
  await visit(page, ['/', '/policy'], choices.accept.allowed, 'after accept');
  await choose(page, choices.refuse.form);
  expect(undeclared(await heldBy(page), necessary)).toEqual([]);
  await visit(page, ['/', '/policy', '/kk/cookies', '/policy/editions/1'], necessary, 'after withdrawal');
});

test('Global Privacy Control after a consent: what it had allowed is taken back, and the page says so', async ({
  page,
  another,
  w,
}) => {
  await page.goto('/');
  await choose(page, choices.accept.form);
  await personalise(page);
  const storageState = await page.context().storageState();
  // The header: the server sees it, says so, and takes it back with one press.
  const header = await another({ storageState });
  await header.setExtraHTTPHeaders({ 'Sec-GPC': '1' });
  await header.goto('/policy');
  await expect(header.getByText(w('cookies.gpc.now'))).toBeVisible();
  await checkAccess(header);
  await header.getByRole('button', { name: w('cookies.gpc.understood') }).click();
  await expect(header.getByText(w('cookies.saved.gpc'))).toBeVisible();
  await expect.poll(async () => undeclared(await heldBy(header), necessary)).toEqual([]);
  await header.goto('/data');
  await expect(header.locator('[data-cookie-banner]')).toHaveCount(0);
  // The property alone: the page takes it back by itself.
  const property = await another({ storageState });
  await property.addInitScript(() =>
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
  );
  await property.goto('/policy');
  await expect(property.getByText(w('cookies.saved.gpc'))).toBeVisible();
  expect(undeclared(await heldBy(property), necessary)).toEqual([]);
});

test('a cookie keeps to the term that is declared for it', async ({ page }) => {
  await page.goto('/');
  await choose(page, choices.accept.form);
  await personalise(page);
  const days = 182 * 86_400;
  for (const { name, expires } of await page.context().cookies()) {
    const term = cookieRegistry(false).find((one) => one.name === name)?.lifetime;
    if (term === 'browser') expect(expires, name).toBe(-1);
    else expect(expires - Date.now() / 1000, name).toBeLessThanOrEqual(days);
  }
});

test('what is not declared is found', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: what a careless script would do
    document.cookie = 'tracker=1; path=/';
    localStorage.setItem('seen', '1');
    sessionStorage.setItem('step', '1');
  });
  expect(undeclared(await heldBy(page), necessary).sort()).toEqual([
    'cookie tracker',
    'localStorage seen',
    'sessionStorage step',
  ]);
});

test('while a code is awaited, nothing is held but what is declared', async ({ page }) => {
  const person = await newClient();
  await askForCode(page, person.email);
  await visit(page, ['/sign-in/code', '/sign-in', '/policy'], necessary, 'while a code is awaited');
  await choose(page, choices.accept.form);
  await personalise(page);
  await visit(page, ['/sign-in/code', '/sign-in'], choices.accept.allowed, 'and cookies are accepted');
});

test('a client’s pages, and the staff’s about him, hold what is declared and allowed', async ({
  client: { page },
  asStaff,
}) => {
  const request = await askForDeletion(page, 'ru');
  const own = [...pagesOf('cabinet', { requests: request }), '/sign-out'];
  await visit(page, own, necessary, 'as a client who has not chosen');
  for (const [name, { form, allowed }] of Object.entries(choices)) {
    await choose(page, form);
    await personalise(page);
    await visit(page, own, allowed, `as a client, after ${name}`);
  }

  const desk = await asStaff(staff.reviewer);
  const draft = await beginDraft(desk, 'edition');
  const auditors = ['/staff/audit', '/staff/people'];
  const desks = pagesOf('staff', { requests: request, drafts: draft }).filter(
    (path) => !auditors.includes(path),
  );
  await visit(desk, desks, necessary, 'as staff who have not chosen');
  for (const [name, { form, allowed }] of Object.entries(choices)) {
    await choose(desk, form);
    await personalise(desk);
    await visit(desk, desks, allowed, `as staff, after ${name}`);
  }
  await discardDraft(desk, draft);
  await visit(await asStaff(staff.auditor), auditors, necessary, 'as an auditor');
});
