import { checkAccess, expect, href, locales, test, words } from '../support/test';

const choiceCookie = 'portal.cookies';

for (const portalLocale of locales) {
  test.describe(`in ${portalLocale}`, () => {
    test.use({ portalLocale });

    test('the question comes first on the page, is no dialog and offers equal answers', async ({
      page,
      open,
      w,
    }) => {
      await open('/policy');
      const banner = page.getByRole('region', { name: w('cookies.banner.label') });
      await expect(banner).toBeVisible();
      const before = await banner.evaluate((element) => {
        const header = document.querySelector('header:not([role])') ?? document.querySelector('header');
        return header ? element.compareDocumentPosition(header) & Node.DOCUMENT_POSITION_FOLLOWING : 0;
      });
      expect(before).toBeTruthy();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      const answers = [
        banner.getByRole('button', { name: w('cookies.banner.refuse'), exact: true }),
        banner.getByRole('button', { name: w('cookies.banner.accept'), exact: true }),
        banner.getByText(w('cookies.banner.customise'), { exact: true }),
      ];
      const look = () =>
        Promise.all(
          answers.map((answer) =>
            answer.evaluate((element) => {
              const style = getComputedStyle(element);
              const { backgroundColor, color, fontSize, fontWeight, appearance, borderColor, zIndex } = style;
              const { width, height } = element.getBoundingClientRect();
              return {
                appearance,
                borderColor,
                zIndex,
                width: Math.round(width),
                backgroundColor,
                color,
                fontSize,
                fontWeight,
                height: Math.round(height),
              };
            }),
          ),
        );
      for (const width of [320, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const [refuse, accept, customise] = await look();
        expect(accept, `at ${width} px`).toEqual(refuse);
        expect(customise, `at ${width} px`).toEqual(refuse);
        expect(refuse?.appearance).toBe('none');
      }
      const tags = await Promise.all(answers.map((answer) => answer.evaluate(({ localName }) => localName)));
      expect(tags).toEqual(['button', 'button', 'a']);
      await expect(banner.getByRole('checkbox')).toHaveCount(0);
      // It lies in the page and goes away with it: nothing is covered, nothing follows the reader.
      await page.evaluate(() => scrollTo(0, 2_000));
      expect(await banner.evaluate((element) => element.getBoundingClientRect().bottom)).toBeLessThan(0);
      await checkAccess(page);
    });
  });
}

test('before a choice there is no cookie at all', async ({ page, open }) => {
  for (const path of ['/', '/policy', '/cookies', '/data', '/sign-in']) {
    await open(path);
    expect(await page.context().cookies(), path).toEqual([]);
  }
});

for (const [answer, bits] of [
  ['refuse', '00'],
  ['accept', '11'],
] as const) {
  test(`«${answer}» is stored, the page stays, and the question is not asked again`, async ({
    page,
    open,
    w,
  }) => {
    await open('/policy/archive');
    await page
      .getByRole('button', { name: w(`cookies.banner.${answer}`), exact: true })
      .first()
      .click();
    await expect(page).toHaveURL(/\/policy\/archive/);
    await expect.poll(() => page.context().cookies()).toHaveLength(1);
    const [choice, ...others] = await page.context().cookies();
    expect(choice).toMatchObject({ name: choiceCookie, httpOnly: true, sameSite: 'Lax' });
    expect(choice?.value.split('.')[2]).toBe(bits);
    expect(others).toEqual([]);
    await open('/policy');
    await expect(page.getByRole('region', { name: w('cookies.banner.label') })).toHaveCount(0);
  });
}

test('the question and its answer are in the language of the page', async ({ page }) => {
  for (const locale of locales) {
    const w = words(locale);
    await page.goto(href(locale, '/data'));
    await expect(page.getByRole('button', { name: w('cookies.banner.accept'), exact: true })).toBeVisible();
  }
});

test.describe('a browser that sends Global Privacy Control', () => {
  test.use({ extraHTTPHeaders: { 'Sec-GPC': '1' } });

  test('has refused already and is not asked', async ({ page, open, w }) => {
    await open('/policy');
    await expect(page.getByRole('region', { name: w('cookies.banner.label') })).toHaveCount(0);
    expect(await page.context().cookies()).toEqual([]);
    await open('/cookies');
    await expect(page.getByRole('main')).toContainText('Global Privacy Control');
    await checkAccess(page);
  });
});
