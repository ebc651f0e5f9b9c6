import type { Page } from '@playwright/test';
import { type CookieCategory, heldBy, pagesOf, undeclared } from '../support/storage';
import { expect, newClient, signIn, staff, test } from '../support/test';

/*
 * The register of cookies and storage against what browsers really hold: on every page, before a choice and after each.
 */

const necessary: CookieCategory[] = ['necessary'];
const choices = {
  accept: { form: { choice: 'accept' }, allowed: ['necessary', 'preferences', 'statistics'] },
  partly: { form: { choice: 'save', preferences: 'on' }, allowed: ['necessary', 'preferences'] },
  refuse: { form: { choice: 'refuse' }, allowed: necessary },
} satisfies Record<string, { form: Record<string, string>; allowed: CookieCategory[] }>;

/** Chooses on the page about cookies as a browser without scripts does. */
async function choose(page: Page, form: Record<string, string>): Promise<void> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post('/api/cookies/choice', {
    headers: { origin },
    form: { how: 'page', locale: 'ru', returnTo: '/', ...form },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
}

/** Sets what a person may set: the look of the pages. */
async function personalise(page: Page): Promise<void> {
  const origin = new URL(page.url()).origin;
  await page.request.post('/api/appearance', {
    headers: { origin },
    form: { theme: 'dark', density: 'compact', language: 'ru', returnTo: '/' },
    maxRedirects: 0,
  });
}

async function visit(page: Page, paths: readonly string[], allowed: readonly CookieCategory[], when: string) {
  for (const path of paths) {
    await page.goto(path, { waitUntil: 'load' });
    expect(undeclared(await heldBy(page), allowed), `${path} ${when}`).toEqual([]);
  }
}

test('a browser that has not chosen holds nothing at all, on any public page', async ({ page }) => {
  for (const path of [...pagesOf('public'), '/sign-in']) {
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
    await visit(page, pagesOf('public'), allowed, `after ${name}`);
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

test('a client’s pages and the staff’s hold necessary ones only', async ({ page, asStaff }) => {
  const person = await newClient();
  await signIn(page, person.email);
  await visit(page, [...pagesOf('cabinet'), '/sign-out'], necessary, 'as a client');
  await choose(page, choices.refuse.form);
  await visit(page, pagesOf('cabinet'), necessary, 'as a client who refused');
  const colleague = await asStaff(staff.approver);
  await visit(
    colleague,
    pagesOf('staff').filter((path) => path !== '/staff/audit' && path !== '/staff/people'),
    necessary,
    'as staff',
  );
});
