import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHits, queryOf, splitHits } from './search.rules';

describe('a question', () => {
  it.each([
    [undefined, null],
    ['', null],
    [' а ', null],
    ['  cookie \n файлы ', 'cookie файлы'],
    ['я'.repeat(300), 'я'.repeat(100)],
  ])('%j is read as %j', (typed, query) => expect(queryOf(typed)).toBe(query));
});

describe('the places of a query', () => {
  it.each([
    ['Файлы COOKIE и cookie', 'cookie', 2],
    ['Ещё и еще', 'ЕЩЕ', 2],
    ['aaaa', 'aa', 2],
    ['ничего', 'нет', 0],
    ['<b>жирно</b>', '<b>', 1],
    ['İstanbul i', 'istanbul', 0],
  ])('in «%s» «%s» stands %i times', (text, query, times) => {
    expect(splitHits(text, query).filter(({ isHit }) => isHit)).toHaveLength(times);
  });

  it('never lose or change a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', minLength: 1 }),
        (text, query) => {
          expect(
            splitHits(text, query)
              .map((one) => one.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });

  it('are shown with the words around them', () => {
    const clauses = [
      { anchor: 'c-1', text: `${'а'.repeat(80)}КЛИЕНТ${'б'.repeat(80)}` },
      { anchor: 'c-2', text: 'другое' },
      { anchor: 'c-3', text: `${'слово '.repeat(20)}клиент${' слово'.repeat(20)}` },
    ];
    expect(findHits(clauses, 'клиент')).toEqual([
      { anchor: 'c-1', before: `…${'а'.repeat(50)}`, hit: 'КЛИЕНТ', after: `${'б'.repeat(50)}…` },
      {
        anchor: 'c-3',
        before: `… ${'слово '.repeat(8)}`,
        hit: 'клиент',
        after: `${' слово'.repeat(8)}…`,
      },
    ]);
    expect(findHits(clauses, null)).toEqual([]);
  });
});
