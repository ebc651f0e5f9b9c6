import { checkAccess, expect, href, locales, signIn, starting, test } from '../support/test';

// visits: /cabinet/sessions

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a client sees where he is signed in', async ({ client: { page }, open, w }) => {
      await open('/cabinet/sessions');
      await expect(page.getByRole('heading', { level: 1, name: w('sessions.title') })).toBeVisible();
      await expect(page.getByText(w('sessions.current')).first()).toBeVisible();
      await expect(page.getByText(w('sessions.onlyOne'))).toBeVisible();
      await checkAccess(page);
    });
  });
}

test('a client ends a session elsewhere, and it is over at once', async ({
  client: { page, person },
  another,
  w,
}) => {
  const elsewhere = await another();
  await signIn(elsewhere, person.email);
  await page.goto('/cabinet/sessions');
  await page.getByRole('button', { name: starting(w('sessions.endOthers')) }).click();
  await expect(page.getByText(w('sessions.done.others'))).toBeVisible();
  await elsewhere.goto('/cabinet');
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=/);
  await page.goto('/cabinet');
  await expect(page).toHaveURL(/\/cabinet$/);
});

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('a session that lies unused is announced to end, and goes on with one press', async ({
      client: { page },
      w,
    }) => {
      await page.clock.install();
      // The portal's clock goes on as ever: what it would say is said for it.
      const left = { seconds: 1_770 };
      await page.route('**/api/session', (route) =>
        route.request().method() === 'GET'
          ? route.fulfill({ json: { ...left, extends: true } })
          : route.continue(),
      );
      await page.goto(href(portalLocale, '/cabinet/data/patronymic'));
      const field = page.getByRole('main').getByRole('textbox').first();
      await field.fill('Пробная');
      // The page was used without being left: the portal knows better than its timer, and nothing is said.
      await page.clock.fastForward('28:00');
      await expect(page.getByText(w('sessions.ending.soon'))).toBeHidden();
      left.seconds = 100;
      await page.clock.fastForward('28:00');
      await expect(page.getByText(w('sessions.ending.soon'))).toBeVisible();
      await expect(field).toBeFocused();
      await checkAccess(page);
      await page.getByRole('button', { name: w('sessions.ending.stay') }).click();
      await expect(page.getByText(w('sessions.ending.stayed'))).toBeVisible();
      await expect(field).toBeFocused();
      await page.clock.fastForward('27:00');
      await expect(page.getByText(w('sessions.ending.soon'))).toBeHidden();
      left.seconds = 0;
      await page.clock.fastForward('03:00');
      await expect(page.getByText(w('sessions.ending.over'))).toBeVisible();
      await checkAccess(page);
      await expect(field).toHaveValue('Пробная');
    });
  });
}

test('what was typed outlives the session: signed in again elsewhere, it is sent from where it stands', async ({
  client: { page, person },
  w,
}) => {
  await page.goto('/cabinet/data/patronymic');
  const field = page.getByRole('main').getByRole('textbox').first();
  await field.fill('Сохранна');
  const tab = await page.context().newPage();
  await tab.goto('/sign-out');
  await tab.getByRole('main').getByRole('button').first().click();
  await expect(tab).toHaveURL(/\/sign-in/);
  const save = page.getByRole('main').getByRole('button', { name: w('ui.save'), exact: true });
  await save.click();
  await expect(page.getByText(w('errors.unauthenticated'))).toBeVisible();
  await expect(field).toHaveValue('Сохранна');
  await signIn(tab, person.email);
  await save.click();
  await expect(page).toHaveURL(/\/cabinet\/data\?done=patronymic/);
  await expect(page.getByText('Сохранна').first()).toBeVisible();
});

test('one tab that is used keeps the others quiet', async ({ client: { page }, w }) => {
  await page.clock.install();
  await page.route('**/api/session', (route) => route.fulfill({ json: { seconds: 90, extends: true } }));
  await page.goto('/cabinet');
  await page.clock.fastForward('28:00');
  await expect(page.getByText(w('sessions.ending.soon'))).toBeVisible();
  const tab = await page.context().newPage();
  await tab.goto('/cabinet/data');
  await expect(page.getByText(w('sessions.ending.soon'))).toBeHidden();
});

test('who only asks when the session ends does not put it off', async ({ client: { page } }) => {
  const answer = await page.request.get('/api/session');
  expect(answer.headers()['cache-control']).toBe('private, no-store');
  const { seconds, extends: puts } = await answer.json();
  expect(puts).toBe(true);
  expect(seconds).toBeGreaterThan(1_600);
  expect(seconds).toBeLessThanOrEqual(1_770);
});

test('to stay is for who is signed in, and for pages of the portal', async ({ request, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  expect((await request.post('/api/session', { headers: { origin } })).status()).toBe(401);
  expect((await request.post('/api/session', { headers: { origin: 'https://evil.example' } })).status()).toBe(
    403,
  );
  expect((await request.get('/api/session')).status()).toBe(401);
});
