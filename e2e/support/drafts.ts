import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { href, type Locale } from './words';

/** A title that no other test has. */
export const newTitle = () => `Проба ${randomUUID().slice(0, 8)}`;

export const draftPath = (id: string, rest = '') => `/staff/policy/drafts/${id}${rest}`;

/** Begins a draft with the text of the newest edition and stays on its page. */
export async function beginDraft(
  page: Page,
  from: 'edition' | 'empty',
  locale: Locale = 'ru',
): Promise<string> {
  await page.goto(href(locale, '/staff/policy'));
  await page.locator(`main form:has(input[name="from"][value="${from}"]) button`).click();
  await expect(page).toHaveURL(/\/drafts\/[0-9a-f-]{36}/);
  return /drafts\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

/** Puts a draft aside: the page that asks, then the button. */
export async function discardDraft(page: Page, id: string): Promise<void> {
  await page.goto(draftPath(id, '/discard'));
  await page.locator('main form button[type="submit"]').click();
  await expect(page).toHaveURL(/done=discarded/);
}

/** Waits until the editor of a page that runs JavaScript has nothing left to save. */
export const untilSaved = (page: Page) =>
  expect(page.locator('[data-save]')).toHaveAttribute('data-save', 'clean');

/**
 * The browser writes each refused answer into its console, which fails a test, but for addresses that the test itself
 * visited. This one calls addresses visited whose refusal it is about, without asking the portal.
 */
export async function expectRefusalsOf(page: Page, ...paths: string[]): Promise<void> {
  const tab = await page.context().newPage();
  await tab.route('**/api/policy/drafts/**', (route) => route.fulfill({ body: '' }));
  for (const path of paths) await tab.goto(path);
  await tab.close();
}
