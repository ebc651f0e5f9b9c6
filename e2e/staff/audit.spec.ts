import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { checkAccess, expect, href, locales, staff, test } from '../support/test';

// visits: /staff/audit

const call = promisify(execFile);

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('an auditor sees how far the journal is signed, and takes the signature with him', async ({
      asStaff,
      w,
    }) => {
      const page = await asStaff(staff.auditor);
      await page.goto(href(portalLocale, '/staff/audit'));
      await checkAccess(page);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: w('staff.audit.head') }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^audit-head-[1-9][0-9]*\.note$/);
      // What he keeps proves the journal later, from another machine too.
      const words = ['run', '--silent', 'portal', '--', 'audit', 'verify', '--head', await download.path()];
      const { stdout } = await call('npm', words, { timeout: 60_000 });
      expect(stdout).toContain('Every event, every hash and every head holds.');
      expect(stdout).toMatch(/kept outside: [1-9]/);
    });
  });
}

test('the signature of the journal is for the auditor alone', async ({ request, client, asStaff }) => {
  const path = '/api/audit/head';
  expect((await request.get(path)).status()).toBe(401);
  expect((await client.page.request.get(path)).status()).toBe(403);
  for (const person of [staff.reviewer, staff.approver, staff.administrator])
    expect((await (await asStaff(person)).request.get(path)).status(), person).toBe(403);
  const answer = await (await asStaff(staff.auditor)).request.get(path);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toBe('private, no-store');
  expect(await answer.text()).toMatch(/^pbo\.kz\/audit-log\n[1-9][0-9]*\n/);
});
