import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation of WCAG 2.2 AA or of good practice on the page as it is. */
export async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} — ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** At 320 px nothing makes the page scroll sideways, and it is as accessible as before. */
export async function checkNarrow(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `width of ${page.url()} at 320 px`).toBeLessThanOrEqual(320);
  await axe(page);
  if (before) await page.setViewportSize(before);
}

/** Both: as it is, and at 320 px. */
export async function checkAccess(page: Page): Promise<void> {
  await axe(page);
  await checkNarrow(page);
}
