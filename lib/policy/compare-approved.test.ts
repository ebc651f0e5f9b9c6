import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyComparison, type Comparison, compareEditions } from './compare.rules';
import { type PolicyBlock, parsePolicy } from './parse.rules';
import { decodeSource } from './source.rules';
import { countWords } from './words-diff.rules';

const bytes = readFileSync(new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url));
const approved = decodeSource(bytes) ?? '';
const compare = (before: string, after: string) =>
  compareEditions(parsePolicy(before).blocks, parsePolicy(after).blocks);

const none = { added: 0, removed: 0, changed: 0, moved: 0, renumbered: 0, wordsAdded: 0, wordsRemoved: 0 };
const places = ({ changes }: Comparison<PolicyBlock>) =>
  changes
    .filter(({ kind }) => kind !== 'unchanged')
    .map(({ kind, before, after, renumbered, reworded }) =>
      [kind, before?.anchor, after?.anchor, renumbered && 'renumbered', reworded && 'reworded']
        .filter(Boolean)
        .join(' '),
    );
/** The text with one replacement that must be possible. */
const edited = (text: string, from: string | RegExp, to: string) => {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return changed;
};
const clauseAt = (anchor: string) =>
  parsePolicy(approved).blocks.find((one) => one.anchor === anchor)?.raw ?? expect.fail(anchor);

describe('the approved text of 26.03.2019 and an edited one', () => {
  const fiveThree = clauseAt('c-5.3');
  const cases: [string, string, Partial<typeof none>, string[]][] = [
    ['nothing', approved, {}, []],
    ['other line ends', approved.replaceAll('\n', '\r\n'), {}, []],
    [
      'another fold of white space and bold type',
      edited(
        approved,
        '1) **Политика и/или Политика конфиденциальности**',
        '1)   Политика  и/или\nПолитика конфиденциальности',
      ),
      {},
      [],
    ],
    [
      'section 5 with every clause one number higher',
      approved.replace(/^5\.([0-9])\./gm, (_, last) => `5.${Number(last) + 1}.`),
      { changed: 3, renumbered: 3 },
      ['changed c-5.1 c-5.2 renumbered', 'changed c-5.2 c-5.3 renumbered', 'changed c-5.3 c-5.4 renumbered'],
    ],
    [
      'a new 5.1 before the others',
      edited(approved, /^5\.1\.[\s\S]*?(?=^6)/m, '').replace(
        /^6\. /m,
        `5.1. Хранилище находится в Астане.\n\n${[1, 2, 3]
          .map((at) => clauseAt(`c-5.${at}`).replace(`5.${at}.`, `5.${at + 1}.`))
          .join('')}6. `,
      ),
      { added: 1, changed: 3, renumbered: 3, wordsAdded: 4 },
      [
        'added c-5.1',
        'changed c-5.1 c-5.2 renumbered',
        'changed c-5.2 c-5.3 renumbered',
        'changed c-5.3 c-5.4 renumbered',
      ],
    ],
    [
      'without the first 3.4',
      edited(approved, clauseAt('c-3.4-1'), ''),
      { removed: 1, wordsRemoved: countWords(parsePolicy(clauseAt('c-3.4-1')).blocks[0]?.text ?? '') },
      ['removed c-3.4-1'],
    ],
    [
      'without the second 3.4',
      edited(approved, clauseAt('c-3.4-2'), ''),
      { removed: 1, wordsRemoved: 13 },
      ['removed c-3.4-2'],
    ],
    [
      'the second 3.4 renumbered with all below it',
      approved.replace(/^3\.5/m, '3.6').replace(/^3\.4(?=\.[1-4]\.|\. В целях)/gm, '3.5'),
      { changed: 6, renumbered: 6 },
      [
        'changed c-3.4-2 c-3.5 renumbered',
        ...[1, 2, 3, 4].map((at) => `changed c-3.4.${at} c-3.5.${at} renumbered`),
        'changed c-3.5 c-3.6 renumbered',
      ],
    ],
    [
      'with the missing 4.1.2',
      edited(approved, /^4\.1\.3/m, '4.1.2. была известна раньше;\n\n4.1.3'),
      { added: 1, wordsAdded: 3 },
      ['added c-4.1.2'],
    ],
    [
      '5.3 before 5.1',
      edited(edited(approved, fiveThree, ''), /^5\.1/m, `${fiveThree}5.1`),
      { moved: 1 },
      ['moved c-5.3 c-5.3'],
    ],
    [
      '5.3 before 5.1, renumbered and with one word more',
      edited(
        edited(approved, fiveThree, '').replace(/^5\.2/m, '5.3').replace(/^5\.1/m, '5.2'),
        /^5\.2/m,
        `${fiveThree.replace('5.3. Клиент', '5.1. Всякий Клиент')}5.2`,
      ),
      { moved: 1, changed: 2, renumbered: 3, wordsAdded: 1 },
      [
        'moved c-5.3 c-5.1 renumbered reworded',
        'changed c-5.1 c-5.2 renumbered',
        'changed c-5.2 c-5.3 renumbered',
      ],
    ],
    [
      'one word of 3.5',
      edited(approved, 'безотзывное', 'отзывное'),
      { changed: 1, wordsAdded: 1, wordsRemoved: 1 },
      ['changed c-3.5 c-3.5 reworded'],
    ],
    [
      'another term of storage in 5.1',
      edited(
        approved,
        'могут храниться на электронном носителе сайта бессрочно',
        'хранятся три года и после этого удаляются',
      ),
      { changed: 1, wordsAdded: 7, wordsRemoved: 7 },
      ['changed c-5.1 c-5.1 reworded'],
    ],
    [
      'without section 5',
      edited(approved, /^5\. СРОКИ[\s\S]*?(?=^6\. )/m, '').replace(/^6(?=\.)/gm, '5'),
      { removed: 4, changed: 5, renumbered: 5, wordsRemoved: 91 },
      [
        'removed s-5',
        'removed c-5.1',
        'removed c-5.2',
        'removed c-5.3',
        'changed s-6 s-5 renumbered',
        ...[1, 2, 3, 4].map((at) => `changed c-6.${at} c-5.${at} renumbered`),
      ],
    ],
    [
      'items of 3.2 and 3.3 with the same number both cut',
      edited(edited(approved, clauseAt('c-3.2-i1'), ''), clauseAt('c-3.3-i1'), ''),
      { removed: 2, wordsRemoved: 13 },
      ['removed c-3.2-i1', 'removed c-3.3-i1'],
    ],
    [
      '2.7 cut in two at its blank line',
      edited(approved, '83. Клиент, осуществляя', '83.\n\n2.8. Клиент, осуществляя'),
      { added: 1, changed: 1, wordsAdded: 47, wordsRemoved: 47 },
      ['changed c-2.7 c-2.7 reworded', 'added c-2.8-1'],
    ],
  ];

  it.each(cases)('%s', (_, after, counts, expected) => {
    const there = compare(approved, after);
    expect(places(there)).toEqual(expected);
    const { unchanged, ...summary } = there.summary;
    expect(summary).toEqual({ ...none, ...counts });
    expect(unchanged).toBe(there.changes.length - expected.length);
    expect(applyComparison(approved, there)).toBe(after);
    expect(applyComparison(after, compare(after, approved))).toBe(approved);
  });
});
