import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { href, type Locale, words } from './words';

/*
 * What people do in several specs and journeys, in the words of the screen. Each step ends on the page that the act
 * leads to.
 */

/** Until the answer to the banner is stored: it is seen before. */
export async function untilChosen(page: Page): Promise<void> {
  await expect(page.locator('[data-cookie-banner] button[value="accept"]')).toBeHidden();
  const names = async () => (await page.context().cookies()).map(({ name }) => name);
  await expect.poll(names).toContain('portal.cookies');
}

/** Refuses cookies in the banner; the page stays the same. */
export async function refuseCookies(page: Page, locale: Locale): Promise<void> {
  const w = words(locale);
  const banner = page.getByRole('region', { name: w('cookies.banner.label') });
  await banner.getByRole('button', { name: w('cookies.banner.refuse'), exact: true }).click();
  await untilChosen(page);
}

/** Chooses on the page about cookies as a browser without scripts does. */
export async function chooseBySending(page: Page, form: Record<string, string>): Promise<void> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post('/api/cookies/choice', {
    headers: { origin },
    form: { how: 'page', locale: 'ru', returnTo: '/', ...form },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
}

/** Sets what a person may set: the look of the pages. */
export async function personalise(page: Page): Promise<void> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post('/api/appearance', {
    headers: { origin },
    form: { theme: 'dark', density: 'compact', language: 'ru', locale: 'ru', returnTo: '/' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
}

/** Goes from «Мои данные» to the form of one field. */
export async function openField(page: Page, locale: Locale, field: string): Promise<void> {
  await page.goto(href(locale, '/cabinet/data'));
  await page.locator(`main a[href$="/cabinet/data/${field}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/cabinet/data/${field}$`));
}

/** Gives one field of the card a new value. */
export async function correctField(page: Page, locale: Locale, field: string, value: string): Promise<void> {
  const w = words(locale);
  await openField(page, locale, field);
  await page.getByRole('textbox', { name: w(`dataMap.fields.${field}`) }).fill(value);
  await page
    .getByRole('main')
    .getByRole('button', { name: w('ui.save'), exact: true })
    .click();
  await expect(page).toHaveURL(/\/cabinet\/data(?:\?|$)/);
}

/** Takes the copy of everything that is held, as it is downloaded. */
export async function exportData(page: Page, locale: Locale): Promise<Record<string, unknown>> {
  await page.goto(href(locale, '/cabinet/export'));
  const downloading = page.waitForEvent('download');
  await page.getByRole('main').locator('form button, a[download]').first().click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}

/** Asks for deletion and gives back the id of the request. */
export async function askForDeletion(page: Page, locale: Locale): Promise<string> {
  await page.goto(href(locale, '/cabinet/requests/new'));
  const main = page.getByRole('main');
  await main.locator('input[name="kind"][value="deletion"]').check();
  await main.locator('form button[type="submit"]').last().click();
  await expect(page).toHaveURL(/kind=deletion/);
  await main.locator('form button[type="submit"]').last().click();
  await expect(page).toHaveURL(/\/cabinet\/requests\/[0-9a-f-]{36}/);
  return /requests\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

/** A reviewer opens a request from the queue and decides to carry it out. */
export async function approveRequest(page: Page, locale: Locale, id: string, reason: string): Promise<void> {
  await page.goto(href(locale, '/staff/requests'));
  await page.locator(`main a[href$="/staff/requests/${id}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/staff/requests/${id}$`));
  const form = page.locator('main form', { has: page.locator('[name="decision"]') });
  await form.locator('input[name="decision"][value="approved"]').check();
  await form.locator('[name="answer"]').fill(reason);
  await form.locator('button[type="submit"]').click();
  await expect(page.locator('main form [name="decision"]')).toHaveCount(0);
}
