import { IntlMessageFormat } from 'intl-messageformat';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '@/lib/errors';
import { messageDomains } from '@/lib/i18n/domains';
import { locales } from '@/lib/i18n/routing';
import { filesIn, isCode, isTest, read } from '@/lib/testing/source';

/** Words that are rightly the same in Kazakh and Russian: names, codes, borrowed terms. */
const sameInKazakh = new Set<string>([
  'ui.kit.hash',
  'ui.kit.text',
  'ui.kit.phone',
  'ui.kit.forms',
  'layout.company',
  'layout.nav.cookies',
  'policy.requisites.site',
  'policy.requisites.bank',
  'policy.card.edition',
  'activity.who.client',
  'activity.who.system',
  'demo.roles.auditor',
  'demo.mail.code',
  'layout.kit.phone',
  'staff.roles.auditor',
]);

type Tree = { [key: string]: string | Tree };

const leaves = (tree: Tree, path: readonly string[] = []): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[[...path, key].join('.'), value] as [string, string]]
      : leaves(value, [...path, key]),
  );

const jsonFiles = (locale: string) =>
  filesIn(`lib/i18n/messages/${locale}`).filter((path) => path.endsWith('.json'));
const nameOf = (path: string) => path.replace(/^.*\/|\.json$/g, '');

const texts = Object.fromEntries(
  locales.map((locale) => [
    locale,
    new Map(
      leaves(
        Object.fromEntries(jsonFiles(locale).map((path) => [nameOf(path), JSON.parse(read(path)) as Tree])),
      ),
    ),
  ]),
) as Record<(typeof locales)[number], Map<string, string>>;

// The syntax tree of a message; types 1 argument, 2 number, 3 date, 4 time, 5 select, 6 plural, 8 tag.
type Part = { type: number; value?: string; options?: Record<string, { value: Part[] }>; children?: Part[] };
type Slot = { name: string; type: number; choices: string[] };

function slots(parts: readonly Part[]): Slot[] {
  return parts.flatMap((part) => {
    if (part.type === 0 || part.type === 7) return [];
    const inner = [
      ...(part.children ?? []),
      ...Object.values(part.options ?? {}).flatMap((option) => option.value),
    ];
    const choices = part.type === 5 ? Object.keys(part.options ?? {}) : [];
    return [{ name: part.value ?? '', type: part.type, choices }, ...slots(inner)];
  });
}

const slotsOf = (text: string, locale: string): Slot[] =>
  slots(new IntlMessageFormat(text, locale).getAst() as unknown as Part[]);

/** What is left open in a message, apart from the form in which it is filled: «{count, plural, …}» is «count». */
const names = (text: string, locale: string) =>
  [
    ...new Set(
      slotsOf(text, locale).map(({ name, type, choices }) => `${type === 8 ? `<${name}>` : name}${choices}`),
    ),
  ].sort();

function fill(all: readonly Slot[], amount: number): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, type, choices } of all) {
    if (type === 8) values[name] = (chunks: unknown) => chunks;
    else if (type === 3 || type === 4) values[name] = new Date(0);
    else if (type === 5) values[name] = choices[0];
    else values[name] ??= type === 1 ? 'x' : amount;
    if (type === 2 || type === 6) values[name] = amount;
  }
  return values;
}

describe.each(locales)('the words in %s', (locale) => {
  it('have the keys of the Russian ones', () => {
    expect([...texts[locale].keys()].sort()).toEqual([...texts.ru.keys()].sort());
  });

  it('leave the same open as the Russian ones', () => {
    const different = [...texts[locale]].filter(([key, text]) => {
      const russian = texts.ru.get(key);
      return russian !== undefined && names(text, locale).join() !== names(russian, 'ru').join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('are neither empty nor padded, and lie three levels deep at most', () => {
    const wrong = [...texts[locale]].filter(
      ([key, text]) =>
        text.trim() === '' || (text.trim() !== text && !key.endsWith('Prefix')) || key.split('.').length > 4,
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('can be formatted, with every plural', () => {
    const failed: string[] = [];
    const messages = Object.fromEntries(
      [...texts[locale]].map(([key, text]) => [key.replaceAll('.', '_'), text]),
    );
    let key = '';
    const t = createTranslator({
      locale,
      messages: messages as never,
      timeZone: 'Asia/Almaty',
      onError: (error) => failed.push(`${key}: ${error.message}`),
    });
    for (const [path, text] of texts[locale]) {
      key = path;
      for (const amount of [0, 1, 2, 5, 21])
        t.rich(path.replaceAll('.', '_') as never, fill(slotsOf(text, locale), amount) as never);
    }
    expect(failed).toEqual([]);
  });

  it('are in files of the known domains', () => {
    expect(jsonFiles(locale).map(nameOf).sort()).toEqual([...messageDomains].sort());
  });
});

describe('the Kazakh and English words', () => {
  it('are translated', () => {
    const same = [...texts.ru].filter(([key, text]) => /\p{L}{2}/u.test(text) && texts.kk.get(key) === text);
    expect(same.map(([key]) => key).filter((key) => !sameInKazakh.has(key))).toEqual([]);
    const left = [...texts.ru].filter(
      ([key, text]) => /\p{Script=Cyrillic}{2}/u.test(text) && texts.en.get(key) === text,
    );
    expect(left.map(([key]) => key).filter((key) => !sameInKazakh.has(key))).toEqual([]);
  });
});

describe('the code', () => {
  const sources = filesIn('app', 'components', 'lib')
    .filter((path) => isCode(path) && !isTest(path))
    .map((path) => ({ path, text: read(path) }));
  const known = (key: string) => texts.ru.has(key);
  /** Whether some key fits, when parts of it are known at run time only: `door.${kind}`. */
  const fits = (key: string) => {
    if (!key.includes('${')) return known(key);
    const literal = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
    const pattern = new RegExp(`^${literal.join('[\\w.-]+')}$`);
    return [...texts.ru.keys()].some((path) => pattern.test(path));
  };

  const maker =
    /(?:const|let) (\w+) = (?:await )?(?:getTranslations|useTranslations|translator)\(([^;]*?)\);/g;
  const use = /\b(\w+)(?:\.(?:rich|markup|raw))?\(\s*(?:'([\w.-]+)'|`([^`]+)`)/g;
  /** «layout» of `('layout')`, `(locale, 'layout')` and `({ locale, namespace: 'layout' })`; none means all. */
  const spaceOf = (given: string) =>
    (/namespace: '([\w.]+)'/.exec(given) ?? /^(?:[\w.]+, )?'([\w.]+)'$/.exec(given.trim()))?.[1] ?? '';

  it('uses words that exist', () => {
    const missing = sources.flatMap(({ path, text }) => {
      const spaces = new Map<string, string[]>();
      for (const [, name = '', given = ''] of text.matchAll(maker))
        spaces.set(name, [...(spaces.get(name) ?? []), spaceOf(given)]);
      return [...text.matchAll(use)].flatMap(([, name = '', plain, template]) => {
        const key = plain ?? template ?? '';
        const under = spaces.get(name);
        if (!under || under.some((space) => fits(space ? `${space}.${key}` : key))) return [];
        return [`${path}: ${key} in ${under.map((space) => space || 'all').join(' or ')}`];
      });
    });
    expect(missing).toEqual([]);
  });

  it('refuses input and acts with words that exist', () => {
    const key = /'(validation\.[\w.]+|[a-zA-Z]+\.errors\.[\w.]+)'/g;
    const missing = sources.flatMap(({ path, text }) =>
      [...text.matchAll(key)]
        .filter(([, found = '']) => !known(found))
        .map(([, found]) => `${path}: ${found}`),
    );
    expect(missing).toEqual([]);
  });

  it('has words for each way to say no', () => {
    expect(errorCodes.filter((error) => !known(`errors.${error}`))).toEqual([]);
  });

  it('uses every domain of words', () => {
    const all = sources.map(({ text }) => text).join('\n');
    const unused = messageDomains.filter(
      (domain) =>
        !new RegExp(`['"\`]${domain}(?:['"\`]|\\.)`).test(all.replace(/messageDomains = \[[^\]]*\]/, '')),
    );
    expect(unused).toEqual([]);
  });
});
