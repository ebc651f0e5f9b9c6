import type { Cookie } from '@playwright/test';
import { startOwnPortal } from '../support/crash';
import { startHttps } from '../support/https';
import { chooseBySending, personalise } from '../support/steps';
import { cookieRegistry, heldBy, undeclared } from '../support/storage';
import { askForCode, expect, starting, test } from '../support/test';

/*
 * The portal as it stands in production: behind https, where every cookie is bound to its host (`__Host-`).
 */

test('over https each declared cookie is really set, and only to this host', async ({ another, w }) => {
  test.setTimeout(240_000);
  const door = await startHttps();
  const portal = await startOwnPortal({ APP_ORIGIN: door.origin });
  try {
    await portal.untilWell();
    door.leadTo(portal.address);
    const page = await another({ baseURL: door.origin, ignoreHTTPSErrors: true });
    const seen = new Map<string, Cookie>();
    const look = async (when: string, allowed: Parameters<typeof undeclared>[1]) => {
      for (const cookie of await page.context().cookies()) seen.set(cookie.name, cookie);
      expect(undeclared(await heldBy(page), allowed, true), when).toEqual([]);
    };

    await page.goto('/');
    expect(await heldBy(page)).toEqual([]);
    await chooseBySending(page, { choice: 'refuse' });
    await personalise(page);
    await look('after a refusal', ['necessary']);
    await page.goto('/policy');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

    await chooseBySending(page, { choice: 'accept' });
    await personalise(page);
    await look('after consent', ['necessary', 'preferences', 'statistics']);
    await chooseBySending(page, { choice: 'refuse' });
    await look('after its withdrawal', ['necessary']);

    const code = await askForCode(page, 'client@demo.kz');
    await look('while a code is awaited', ['necessary']);
    await page.getByLabel(w('auth.code.label')).fill(code);
    await page.getByRole('button', { name: starting(w('auth.code.submit')) }).click();
    await expect(page).toHaveURL(/\/cabinet/);
    await look('as a client', ['necessary']);

    const declared = cookieRegistry(true).map(({ name }) => name);
    expect([...seen.keys()].sort()).toEqual(declared.sort());
    for (const [name, cookie] of seen) {
      expect(name).toMatch(/^__Host-/);
      expect(cookie, name).toMatchObject({
        domain: '127.0.0.1',
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Lax',
      });
    }

    await page.goto('/sign-out');
    await page.getByRole('main').getByRole('button').first().click();
    await expect(page).not.toHaveURL(/\/sign-out/);
    const names = (await page.context().cookies()).map(({ name }) => name);
    expect(names).not.toContain('__Host-portal.session');
    expect((await page.goto('/cabinet'))?.url()).toContain('/sign-in');
    // Nothing is on its way any more when the door is shut.
    await page.context().close();
  } finally {
    door.stop();
    await portal.stop();
  }
});
