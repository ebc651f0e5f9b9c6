import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, diffAllowance, tidyRuns, type WordRun, wordRuns } from './words-diff.rules';

const without = (runs: readonly WordRun[], kind: WordRun['kind']) =>
  runs.map((run) => (run.kind === kind ? '' : run.text)).join('');
/** «а [-б-]{+в+}» for a removed «б» and an added «в». */
const marked = (runs: readonly WordRun[]) =>
  runs
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('the words of two texts', () => {
  it.each([
    ['', '', ''],
    ['', 'слово', '{+слово+}'],
    ['слово', '', '[-слово-]'],
    ['одно слово', 'одно слово', 'одно слово'],
    ['дать безотзывное согласие', 'дать отзывное согласие', 'дать [-безотзывное-]{+отзывное+} согласие'],
    ['хранить, пока нужно', 'хранить пока нужно', 'хранить[-,-] пока нужно'],
    ['А. Б.', 'А. Новое. Б.', 'А.{+ Новое.+} Б.'],
    ['один два три', 'один три', 'один[- два-] три'],
    ['имя, отчество', 'фамилия, телефон', '[-имя, отчество-]{+фамилия, телефон+}'],
    ['имя, дата, год', 'фамилия, год', '[-имя, дата-]{+фамилия+}, год'],
    ['срок: путем замены', 'срок и пункт: без замены', 'срок[-: путем-]{+ и пункт: без+} замены'],
    ['имя, год', 'имя, дата, год', 'имя,{+ дата,+} год'],
    ['в срок 5 дней', 'в срок 15 дней', 'в срок [-5-]{+15+} дней'],
    ['пункт 3.4.1', 'пункт 3.4.2', 'пункт [-3.4.1-]{+3.4.2+}'],
    ['Бэк-офис вправе', 'Бэк-офиса вправе', '[-Бэк-офис-]{+Бэк-офиса+} вправе'],
    ['жеке деректерді жою', 'жеке деректерді өңдеу', 'жеке деректерді [-жою-]{+өңдеу+}'],
    ['и\u0306од', 'иод', '[-и\u0306од-]{+иод+}'],
    ['две  строки\n', 'две строки\r\n', 'две [- -]строки{+\r+}\n'],
    ['лицо 😀', 'лицо 😁', 'лицо [-😀-]{+😁+}'],
    [' ', '\n\n', '[- -]{+\n\n+}'],
  ])('%j → %j', (before, after, expected) => {
    expect(marked(wordRuns(before, after))).toBe(expected);
  });

  const bit = fc.oneof(
    fc.constantFrom('а', 'б', 'ә', '.', ',', ' ', ' ', '\n', '😀', '👩‍💻', '\ud83d', '\ude00', '-', '5', '*'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const text = fc.array(bit, { maxLength: 60 }).map((bits) => bits.join(''));

  it('are kept to the last character, whatever the allowance', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(0, 1, 50, 500, 1e9), (before, after, steps) => {
        const runs = wordRuns(before, after, { steps });
        expect(without(runs, 'added')).toBe(before);
        expect(without(runs, 'removed')).toBe(after);
        expect(runs.every((run) => run.text !== '')).toBe(true);
        expect(runs.every(({ kind }, at) => kind !== runs[at + 1]?.kind)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('never fall apart inside a surrogate pair', () => {
    const wellFormed = fc.array(fc.constantFrom('😀', '😁', '𝒜', '👩‍💻', 'а', ' ', '.'), { maxLength: 20 });
    fc.assert(
      fc.property(wellFormed, wellFormed, (before, after) => {
        const runs = wordRuns(before.join(''), after.join(''));
        expect(runs.every((run) => !/\p{Surrogate}/u.test(run.text))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('are replaced as a whole between the equal ends when nothing may be spent', () => {
    expect(marked(wordRuns('а б в г д', 'а х в у д', { steps: 0 }))).toBe('а [-б в г-]{+х в у+} д');
  });

  it('give the same answer again, and use the allowance up', () => {
    const [before, after] = ['а б в г д е', 'е д г в б а'];
    const allowance = diffAllowance();
    const { steps } = allowance;
    const once = wordRuns(before, after, allowance);
    expect(allowance.steps).toBeLessThan(steps);
    expect(wordRuns(before, after)).toEqual(once);
  });

  it('are counted with hyphens and inner points, marks are not', () => {
    expect(['', ' — «».', 'Бэк-офис', '№5-П от 26.03.2019', 'и/или', 'ә ң'].map(countWords)).toEqual([
      0, 0, 1, 3, 2, 2,
    ]);
  });
});

describe('tidy runs', () => {
  const run = fc.record({
    kind: fc.constantFrom('same', 'added', 'removed'),
    text: fc.array(fc.constantFrom('а', 'б', ' ', '\n', ','), { maxLength: 4 }).map((bits) => bits.join('')),
  });

  it('say the same of both sides', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
        const tidy = tidyRuns(runs);
        expect(without(tidy, 'added')).toBe(without(runs, 'added'));
        expect(without(tidy, 'removed')).toBe(without(runs, 'removed'));
      }),
      { numRuns: 1000 },
    );
  });
});
