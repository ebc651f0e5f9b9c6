import { expect, test } from './support/test';

/*
 * What no page of ours would send. A refused attack is a plain answer: no 500, no words of the inside, nothing changed.
 */

const hours = (n: number) => n * 3_600;

test('the cookie of a session ends no later than the session may', async ({ client: { page } }) => {
  const session = (await page.context().cookies()).find(({ name }) => name.endsWith('portal.session'));
  const left = (session?.expires ?? 0) - Date.now() / 1000;
  expect(left).toBeGreaterThan(hours(11));
  expect(left).toBeLessThanOrEqual(hours(12));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
});

test('a server action answers plainly whatever is sent instead of a form', async ({
  page,
  request,
  baseURL,
  w,
}) => {
  const origin = new URL(baseURL ?? '').origin;
  await page.goto('/sign-in');
  await page.getByLabel(w('auth.signIn.email')).fill('nobody-at-all@example.kz');
  const sent = page.waitForRequest((one) => one.method() === 'POST');
  await page.getByRole('button', { name: w('auth.signIn.submit') }).click();
  const action = (await (await sent).allHeaders())['next-action'] ?? '';
  expect(action).toMatch(/^[0-9a-f]{40,}$/);
  const headers = { origin, 'next-action': action, 'content-type': 'text/plain;charset=UTF-8' };
  const post = (path: string, data: string) => request.post(path, { headers, data, maxRedirects: 0 });
  for (const body of ['[]', '[null,"words"]', '[null,["x"]]', '[null,{"__proto__":{"email":"a@b.kz"}}]']) {
    const answer = await post('/sign-in', body);
    expect(answer.status(), body).toBe(200);
    expect(await answer.text(), body).toContain('"code":"invalid"');
  }
  // An action belongs to its own pages.
  for (const path of ['/policy', '/cabinet', '/staff/requests']) {
    expect([307, 404, 409], path).toContain((await post(path, '[null,"words"]')).status());
  }
  const large = await post('/sign-in', 'x'.repeat(1_100_000));
  expect(large.status()).toBe(413);
  expect(await large.text()).toBe(w('errors.too_large'));
});

test('no secret and no map of the sources is served', async ({ page, request }) => {
  const scripts = new Set<string>();
  page.on('response', (answer) => {
    if (answer.url().includes('/_next/static/') && /\.js(\?|$)/.test(answer.url())) scripts.add(answer.url());
  });
  await page.goto('/sign-in');
  await page.goto('/requests/new');
  expect(scripts.size).toBeGreaterThan(0);
  for (const url of scripts) {
    const text = await (await request.get(url)).text();
    expect(text, url).not.toMatch(/AUTH_SECRET|ENCRYPTION_KEYS|INDEX_KEY|postgres:\/\/|sourceMappingURL/);
    expect((await request.get(`${url}.map`)).status(), url).toBe(404);
  }
});
