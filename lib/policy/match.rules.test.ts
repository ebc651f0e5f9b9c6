import { describe, expect, it } from 'vitest';
import { matchBlocks } from './match.rules';
import { keptInOrder, placeOf } from './match-pairs.rules';
import { parsePolicy } from './parse.rules';

const blocksOf = (lines: readonly string[]) =>
  parsePolicy(lines.map((line) => `${line}\n\n`).join('')).blocks;
const matched = (before: readonly string[], after: readonly string[]) => [
  ...matchBlocks(blocksOf(before), blocksOf(after)).toAfter,
];
const one = 'Клиент вправе отозвать согласие в любое время без объяснения причин.';
const two = 'Оператор хранит сведения не дольше срока, нужного для целей сбора.';
const three = 'Запросы рассматривает ответственный за обработку работник.';

describe('which clause is which', () => {
  it.each<[string, string[], string[], number[]]>([
    ['nothing at all', [], [], []],
    ['renumbered', [`1.1. ${one}`, `1.2. ${two}`], [`1.2. ${one}`, `1.3. ${two}`], [0, 1]],
    [
      'pushed by a new one that took its number',
      [`1.1. ${one}`, `1.2. ${two}`],
      [`1.1. ${three}`, `1.2. ${one}`, `1.3. ${two}`],
      [1, 2],
    ],
    [
      'pushed and reworded',
      [`1.1. ${one}`, `1.2. ${two}`],
      [`1.1. ${three}`, `1.2. ${one.replace('любое', 'рабочее')}`, `1.3. ${two.replace('дольше', 'более')}`],
      [1, 2],
    ],
    ['numbers exchanged', [`1.1. ${one}`, `1.2. ${two}`], [`1.1. ${two}`, `1.2. ${one}`], [1, 0]],
    ['number got', [one, two], [`1. ${one}`, `1.1. ${two}`], [0, 1]],
    ['number lost', [`1.1. ${one}`, `1.1. ${two}`], [one, two], [0, 1]],
    ['the second of a repeated number', [`3.4. ${one}`, `3.4. ${two}`], [`3.4. ${two}`], [-1, 0]],
    [
      'the second of a repeated number, reworded',
      [`3.4. ${one}`, `3.4. ${two}`],
      [`3.4. ${two.replace('нужного', 'необходимого')}`],
      [-1, 0],
    ],
    [
      'items with one number under two clauses',
      [`1.1. ${one}`, '1) имя', '2) телефон', `1.2. ${two}`, '1) адрес', '2) телефон'],
      [`1.1. ${one}`, '1) имя', `1.2. ${two}`, '1) адрес', '2) телефон'],
      [0, 1, -1, 2, 3, 4],
    ],
    [
      'equal lines of another count',
      ['да.', 'да.', one, 'да.', two, 'да.', 'да.'],
      ['да.', one, 'да.', 'да.', two, 'да.'],
      [3, 0, 1, 2, 4, 5, -1],
    ],
    ['two made one', [`1.1. ${one}`, `1.2. ${two}`], [`1.1. ${one} ${two}`], [0, -1]],
    [
      'moved far and reworded',
      [`1.1. ${one}`, ...Array.from({ length: 40 }, (_, at) => `2.${at + 1}. дело${at} слово${at}`)],
      [
        ...Array.from({ length: 40 }, (_, at) => `2.${at + 1}. дело${at} слово${at}`),
        `3.1. ${one.replace('любое', 'рабочее')}`,
      ],
      [40, ...Array.from({ length: 40 }, (_, at) => at)],
    ],
    ['numbers without words', ['1.1.', '1.2.', '1.3.'], ['1.1.', '1.3.'], [0, -1, 1]],
    ['nothing in common', [`1.1. ${one}`], [`1.1. ${three}`], [-1]],
  ])('%s', (_, before, after, expected) => {
    expect(matched(before, after)).toEqual(expected);
  });
});

describe('the places of clauses', () => {
  it.each([
    ['section', 's-1', 'section s-1'],
    ['section', 's-1-2', 'section s-1'],
    ['clause', 'c-3.4-1', 'clause c-3.4'],
    ['item', 'c-3.4-1-i2', 'item c-3.4-i2'],
    ['item', 'c-3.4-1-i2-3', 'item c-3.4-i2'],
    ['paragraph', 'c-1.1-p1', 'paragraph c-1.1-p1'],
  ] as const)('%s %s', (kind, anchor, expected) => {
    expect(placeOf({ kind, anchor })).toBe(expected);
  });

  it.each([
    [[], []],
    [
      [0, 1, 2],
      [1, 1, 1],
    ],
    [
      [2, 0, 1],
      [0, 1, 1],
    ],
    [
      [1, 2, 0],
      [1, 1, 0],
    ],
    [
      [-1, 3, -1, 1, 2, 4],
      [0, 0, 0, 1, 1, 1],
    ],
  ])('of %j, the longest series that rises', (toAfter, expected) => {
    expect([...keptInOrder({ toAfter: Int32Array.from(toAfter), toBefore: new Int32Array() })]).toEqual(
      expected,
    );
  });
});
