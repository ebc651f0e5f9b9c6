import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse.rules';
import { isFormOf, markTerms, type Term, termsOf, undefinedTerms } from './terms.rules';

const approved = readFileSync(
  new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
  'utf8',
);
const { blocks } = parsePolicy(approved);
const terms = termsOf(blocks);
const term = (...variants: string[]): Term => ({
  key: `t-${variants[0]}`,
  name: variants.join(' и/или '),
  variants,
  anchor: 'c-1.1-i1',
  definition: '',
});
const marks = (text: string, known: readonly Term[] = terms, own?: string) =>
  markTerms(text, known, own).flatMap((stretch) => (stretch.term ? [stretch.text] : []));
const undefinedIn = (text: string) => undefinedTerms(parsePolicy(text).blocks);

describe('the terms of the approved text', () => {
  it('are the four of clause 1.1', () => {
    expect(terms.map(({ key, name, variants }) => [key, name, variants])).toEqual([
      [
        't-c-1.1-i1',
        'Политика и/или Политика конфиденциальности',
        ['Политика', 'Политика конфиденциальности'],
      ],
      ['t-c-1.1-i2', 'Просто Бэк-офис', ['Просто Бэк-офис']],
      ['t-c-1.1-i3', 'РК', ['РК']],
      ['t-c-1.1-i4', 'Клиент', ['Клиент']],
    ]);
    expect(terms[2]).toMatchObject({ anchor: 'c-1.1-i3', definition: 'РК – Республика Казахстан;' });
  });

  it('are marked once a clause, the longest name first', () => {
    const text = (anchor: string) => blocks.find((block) => block.anchor === anchor)?.text ?? '';
    expect(marks(text('c-2.4'))).toEqual(['Клиент', 'Политики конфиденциальности']);
    expect(marks(text('c-4.5'))).toEqual(['Клиента', 'РК']);
    expect(marks(text('s-3'))).toEqual(['КЛИЕНТОВ']);
    expect(marks(text('c-1.1-i1'), terms, 'c-1.1-i1')).toEqual(['Просто Бэк-офис']);
    expect(marks(text('c-1.1-i4'), terms, 'c-1.1-i4')).toEqual(['Просто Бэк-офис']);
  });
});

describe('a definition', () => {
  it.each([
    ['1.1. Термины:\n\n1) **Сайт** — адрес;', ['Сайт']],
    ['1.1. Термины:\n\n- 1) **Сайт и/или Портал** - адрес;', ['Сайт', 'Портал']],
    ['1.1. Термины:\n\n- 1) **Сайт и (или) Портал** – адрес;', ['Сайт', 'Портал']],
    ['1.1. Термины:\n\n1) **Сайт**: адрес;', []],
    ['1.1. Термины:\n\n1) **Сайт** без тире;', []],
    ['1.1. Термины:\n\n1) Сайт – адрес;', []],
    ['1.1. Термины:\n\n1) слово **Сайт** – адрес;', []],
    ['1.1. Термины:\n\n1) **** – адрес;', []],
    ['1.1. Термины:\n\n1) **–** – адрес;', []],
    ['1.1. Термины:\n\n1) **Сайт;', []],
    ['**Сайт** – адрес', []],
  ])('%j', (text, variants) => {
    expect(termsOf(parsePolicy(text).blocks).flatMap((one) => one.variants)).toEqual(variants);
  });
});

describe('a use', () => {
  it.each([
    [term('Клиент'), 'Клиент Клиента Клиенту Клиентом Клиенте Клиенты Клиентов Клиентам Клиентами Клиентах'],
    [term('Политика'), 'Политика Политики Политике Политику Политикой Политикою Политик Политиками'],
    [
      term('Приложение'),
      'Приложение Приложения Приложению Приложением Приложении Приложений Приложениями Приложениях',
    ],
    [
      term('Пользователь'),
      'Пользователь Пользователя Пользователю Пользователем Пользователи Пользователями',
    ],
    [term('Владелец'), 'Владелец Владельца Владельцу Владельцем Владельцы Владельцев'],
    [term('Рассылка'), 'Рассылка Рассылки Рассылку Рассылкой Рассылок Рассылками'],
    [term('Компания'), 'Компания Компании Компанию Компанией Компаний Компаниями'],
    [term('Учётная'), 'Учётная Учетной учётную'.replace('учётную', 'Учётную')],
    [term('клиент'), 'клиент Клиента клиентом'],
    [term('РК'), 'РК'],
  ])('$0.name in any case', (one, forms) => {
    for (const form of forms.split(' ')) expect(marks(`слово ${form}, слово`, [one]), form).toEqual([form]);
  });

  it.each([
    ['клиент', 'Клиент'],
    ['Клиентский', 'Клиент'],
    ['Клиентура', 'Клиент'],
    ['неКлиент', 'Клиент'],
    ['Клиент-банк', 'Клиент'],
    ['Клиент2', 'Клиент'],
    ['рк', 'РК'],
    ['РКК', 'РК'],
    ['РКа', 'РК'],
    ['Парк', 'РК'],
    ['Политический', 'Политика'],
    ['Бэк-офис', 'Просто Бэк-офис'],
    ['Просто, Бэк-офис', 'Просто Бэк-офис'],
    ['Просто бэк-офис', 'Просто Бэк-офис'],
  ])('is not «%s»', (text, name) => {
    expect(marks(`слово ${text} слово`, [term(name)])).toEqual([]);
  });

  it.each([
    ['«Просто Бэк-офиса»', 'Просто Бэк-офиса'],
    ['Просто\u00a0Бэк-офису', 'Просто\u00a0Бэк-офису'],
    ['Просто Бэк‑офисом.', 'Просто Бэк‑офисом'],
    ['ПРОСТО БЭК-ОФИС', 'ПРОСТО БЭК-ОФИС'],
  ])('is found in %j', (text, found) => {
    expect(marks(text)).toEqual([found]);
  });

  it('is found in decomposed letters, which stay as they are', () => {
    const text = 'в Личный кабинет'.normalize('NFD');
    expect(marks(text, [term('Личный кабинет')])).toEqual(['Личный кабинет'.normalize('NFD')]);
  });

  it('of a longer name is not a use of the shorter one, marked or not', () => {
    const known = [term('Договор'), term('Договор оферты')];
    expect(marks('Договор оферты и Договора оферты', known)).toEqual(['Договор оферты']);
    expect(marks('Договор оферты и Договора', known)).toEqual(['Договор оферты', 'Договора']);
    const own = [{ ...term('Договор оферты'), anchor: 'own' }, term('Договор')];
    expect(marks('Договор оферты', own, 'own')).toEqual([]);
  });

  it('of two definitions belongs to the first', () => {
    const [first, second] = [term('Сайт'), { ...term('Сайт'), key: 'second' }];
    expect(markTerms('Сайт', [first, second])).toEqual([{ text: 'Сайт', term: first }]);
  });
});

describe('any text', () => {
  const words = ['Клиент', 'Клиента', 'клиент', 'Политика', 'конфиденциальности', 'Просто', 'Бэк-офис', 'РК'];
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.oneof(fc.constantFrom(...words, ' ', '\n', '-', '«', '**', '\u0306', '😀'), fc.string()), {
        maxLength: 40,
      })
      .map((bits) => bits.join('')),
  );

  it('keeps every character, and marks each term once at most', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const stretches = markTerms(text, terms);
        expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
        expect(stretches.every((stretch) => stretch.text !== '')).toBe(true);
        const keys = stretches.flatMap((stretch) => stretch.term?.key ?? []);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 1500 },
    );
  });

  it('may hold anything as a term', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), anyText, (names, text) => {
        const known = names.map((name) => term(name));
        expect(
          markTerms(text, known)
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('with forms of a stem made of an ending that is none is no form', () => {
    expect(['', 'а', 'ами', 'иями', 'его'].every((end) => isFormOf('стол', `стол${end}`))).toBe(true);
    expect(['ск', 'овый', 'ик', 'аа', 'ность', ' а'].some((end) => isFormOf('стол', `стол${end}`))).toBe(
      false,
    );
  });
});

describe('undefined terms', () => {
  it('of the approved text are these seven', () => {
    expect(undefinedTerms(blocks).map(({ word, uses, anchors }) => [word, uses, anchors[0]])).toEqual([
      ['Договор', 3, 'c-1.1-p1'],
      ['Приложение', 15, 'c-1.1-p1'],
      ['Публичная оферта', 1, 'c-1.1-p1'],
      ['Сайт', 11, 'c-2.1'],
      ['Пользователь', 2, 'c-2.7'],
      ['Мобильное приложение', 1, 'c-3.4-1'],
      ['Стороны', 1, 'c-4.1'],
    ]);
  });

  it.each([
    ['a usual one, once', '1.1. Если Пользователя нет.', ['Пользователь']],
    ['in any case', '1.1. Для Сайта и с Сайтом, на Сайте.', ['Сайт']],
    [
      'an unusual one, several times',
      '1.1. Если Оценщик и с Оценщиком.\n1.2. Для Оценщиков. Оценщик.',
      ['Оценщик'],
    ],
    ['an unusual one, once', '1.1. Если Оценщик пришел.', []],
    ['at the start of sentences only', '1.1. Сайт работает. Сайт открыт: Сайт закрыт.', []],
    ['in small letters', '1.1. Если пользователь нашел сайт.', []],
    ['in quotes', '1.1. По приказу «О Сайте» и в «Наш Сайт».', []],
    [
      'states and laws',
      '1.1. По Закону в Республике Казахстан, по Закону и Кодексу, по Закону о Законе.',
      [],
    ],
    ['abbreviations', '1.1. По ИИН, для ИИН, от ИИН и по SMS.', []],
    ['a heading', '1. Если Пользователь вошел\n', []],
    ['defined', '1.1. Термины:\n1) **Сайт** – адрес.\n1.2. Если Сайта нет.', []],
    [
      'defined in a longer name',
      '1.1. Термины:\n1) **Договор оферты** – слова.\n1.2. Если Договора нет.',
      [],
    ],
    [
      'given a short name',
      '1.1. Наше общество (далее – Общество). Если Обществу и Обществом, для Общества.',
      [],
    ],
    ['before any section', 'Если Пользователь вошел', []],
  ])('%s', (_, text, expected) => {
    expect(undefinedIn(text).map(({ word }) => word)).toEqual(expected);
  });

  it('name each clause once, in order', () => {
    expect(undefinedIn('1.1. На Сайте и на Сайте.\n1.2. Сайт.\n1.3. Без.\n1.4. О Сайте.')).toEqual([
      { word: 'Сайт', uses: 4, anchors: ['c-1.1', 'c-1.2', 'c-1.4'] },
    ]);
  });
});

describe('a megabyte', () => {
  const size = 1_000_000;
  const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

  it.each([
    ['of the policy', approved],
    ['of terms', 'Клиент '],
    ['of heads of a longer term', 'Просто '],
    ['of one word', 'К'],
    ['of hyphens', 'К-'],
    ['of marks over letters', 'К\u0306'],
    ['of spaces', ' '],
    ['of opening quotes', '«'],
    ['of short names', 'далее   –   «'],
    ['of definitions', '\n1) **Клиент** – слово'],
    ['of other definitions', '\n1) **Клиент А** – слово Клиент Б'],
    ['of usual terms', 'на Сайте '],
  ])(
    '%s takes seconds at the most',
    (_, piece) => {
      const text = fill(piece);
      const parsed = parsePolicy(`1. А\n1.1. ${text}`).blocks;
      const started = performance.now();
      const own = termsOf(parsed);
      undefinedTerms(parsed);
      const stretches = markTerms(text, [...terms, ...own.slice(0, 5000)]);
      // A quadratic step would need hours here; a slow machine needs seconds.
      expect(performance.now() - started).toBeLessThan(15_000);
      expect(stretches.map((stretch) => stretch.text).join('') === text).toBe(true);
    },
    60_000,
  );
});
