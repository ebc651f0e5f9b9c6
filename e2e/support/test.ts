import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { guard } from './guard';
import { newClient, type Person, signIn } from './people';
import { href, type Locale, type Words, words } from './words';

export { axe, checkAccess, checkNarrow } from './access';
export { askForCode, mailbox, newClient, type Person, signIn, staff } from './people';
export { href, type Locale, locales, starting, words } from './words';
export { expect };

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

type Given = {
  /** The language of the pages of a test; `test.use({ portalLocale: 'kk' })`. */
  portalLocale: Locale;
  w: Words;
  /** Opens a page of the portal in the test's language. */
  open: (path: string) => Promise<void>;
  /** A page in a browser of its own, watched like `page`. */
  another: (options?: {
    javaScriptEnabled?: boolean;
    storageState?: State;
    /** Another portal than the one that all tests share. */
    baseURL?: string;
    ignoreHTTPSErrors?: boolean;
  }) => Promise<Page>;
  /** A page without JavaScript. */
  noJs: Page;
  /** A new client and a page on which he is signed in. */
  client: { page: Page; person: Person };
  /** A page on which somebody of the staff is signed in. */
  asStaff: (email: string) => Promise<Page>;
};

type Kept = { sessions: Map<string, State> };

/**
 * Tests of the portal. Every browser is watched: an error in the console, an uncaught exception, a violation of the
 * Content-Security-Policy or an answer of 500 fails the test.
 */
export const test = base.extend<Given, Kept>({
  portalLocale: ['ru', { option: true }],

  // Signing in is tested by itself; codes are limited per address, so staff sign in once per worker.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures out of this pattern
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],

  w: async ({ portalLocale }, use) => use(words(portalLocale)),

  context: async ({ context }, use) => {
    const problems = guard(context);
    await use(context);
    expect(problems(), 'what the browser complained about').toEqual([]);
  },

  open: async ({ page, portalLocale }, use) =>
    use(async (path) => {
      await page.goto(href(portalLocale, path));
    }),

  another: async ({ browser, baseURL }, use) => {
    const opened: { context: BrowserContext; problems: () => string[] }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), ...options });
      opened.push({ context, problems: guard(context) });
      return context.newPage();
    });
    for (const { context } of opened) await context.close();
    expect(
      opened.flatMap(({ problems }) => problems()),
      'what the browsers complained about',
    ).toEqual([]);
  },

  noJs: async ({ another }, use) => use(await another({ javaScriptEnabled: false })),

  client: async ({ page, portalLocale }, use) => {
    const person = await newClient(portalLocale);
    await signIn(page, person.email, portalLocale);
    await use({ page, person });
  },

  asStaff: async ({ another, sessions, portalLocale, baseURL }, use) =>
    use(async (email) => {
      const known = sessions.get(email);
      if (known) {
        const page = await another({ storageState: known });
        // A colleague whom no test needed for a quarter of an hour has to sign in again.
        const headers = { origin: new URL(baseURL ?? '').origin };
        if ((await page.request.post('/api/session', { headers })).ok()) return page;
      }
      const page = await another();
      await signIn(page, email, portalLocale);
      sessions.set(email, await page.context().storageState());
      return page;
    }),
});
