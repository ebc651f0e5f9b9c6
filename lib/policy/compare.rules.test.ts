import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyComparison, compareEditions, shownRuns, type WordRun } from './compare.rules';
import { joinPolicy, parsePolicy } from './parse.rules';
import { decodeSource } from './source.rules';
import { countWords } from './words-diff.rules';

const bytes = readFileSync(new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url));
const approved = decodeSource(bytes) ?? '';
const compare = (before: string, after: string) =>
  compareEditions(parsePolicy(before).blocks, parsePolicy(after).blocks);
const without = (runs: readonly WordRun[], kind: WordRun['kind']) =>
  runs.map((run) => (run.kind === kind ? '' : run.text)).join('');

const none = { added: 0, removed: 0, changed: 0, moved: 0, renumbered: 0, wordsAdded: 0, wordsRemoved: 0 };
/** The text with one replacement that must be possible. */
const edited = (text: string, from: string | RegExp, to: string) => {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return changed;
};

describe('a comparison', () => {
  it('marks the changed word and nothing else', () => {
    const { changes } = compare(approved, edited(approved, 'безотзывное', 'отзывное'));
    const runs = changes.flatMap((change) => (change.kind === 'changed' ? shownRuns(change) : []));
    expect(runs.map(({ kind, text }) => (kind === 'same' ? kind : text))).toEqual([
      'same',
      'безотзывное',
      'отзывное',
      'same',
    ]);
  });

  it('may travel as JSON', () => {
    const now = edited(approved, 'безотзывное', 'отзывное');
    expect(applyComparison(approved, JSON.parse(JSON.stringify(compare(approved, now))))).toBe(now);
  });

  it('shows no change of words where only the number changed', () => {
    const { changes } = compare('1. А\n\n1.1. Пункт 1.2 верен.\n', '1. А\n\n1.2. Пункт 1.2 верен.\n');
    const last = changes.at(-1) ?? expect.fail();
    expect(last).toMatchObject({ kind: 'changed', renumbered: true, reworded: false });
    expect(last.runs).toEqual([
      { kind: 'removed', text: '1.1' },
      { kind: 'added', text: '1.2' },
      { kind: 'same', text: '. Пункт 1.2 верен.\n' },
    ]);
    expect(shownRuns(last)).toEqual([{ kind: 'same', text: 'Пункт 1.2 верен.' }]);
  });

  it('does not take a number that the words name for the number of the clause', () => {
    const { changes } = compare('1.2. См. пункт', 'См. пункт 1.2.');
    expect(changes.flatMap(shownRuns)).toEqual([
      { kind: 'same', text: 'См. пункт' },
      { kind: 'added', text: ' 1.2.' },
    ]);
  });

  it('tells equal lines apart by their neighbours', () => {
    const text = (lines: string[]) => lines.map((line) => `${line}\n\n`).join('');
    const old = ['Один.', 'Строка.', 'Два.', 'Строка.', 'Три.', 'Строка.', 'Четыре.'];
    for (const gone of [1, 3, 5]) {
      const { changes, summary } = compare(text(old), text(old.filter((_, at) => at !== gone)));
      expect(summary).toMatchObject({ ...none, removed: 1, wordsRemoved: 1 });
      expect(changes[gone]?.kind).toBe('removed');
    }
  });

  it('does not take an unrelated clause for the old one because of its number', () => {
    const { changes } = compare(
      '1. А\n\n1.1. Клиент платит вовремя.\n',
      '1. А\n\n1.1. Архив ведёт секретарь.\n',
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['unchanged', 'removed', 'added']);
  });

  it('puts what was removed before everything else at the beginning', () => {
    const { changes } = compare('Альфа.\n\nБета.\n\nГамма.\n', 'Гамма.\n');
    expect(changes.map(({ kind }) => kind)).toEqual(['removed', 'removed', 'unchanged']);
    expect(compare('', '')).toEqual({ changes: [], oldOrder: [], summary: { ...none, unchanged: 0 } });
  });

  it('compares blocks whose words were not made from their raw text', () => {
    const block = { anchor: 'c-1.1', number: '1.1', kind: 'clause', level: 2 } as const;
    const [old, now] = [
      { ...block, raw: 'raw', text: 'one two' },
      { ...block, raw: 'raw too', text: 'one three' },
    ];
    const { changes } = compareEditions([old], [now]);
    const runs = changes.flatMap(shownRuns);
    expect([without(runs, 'added'), without(runs, 'removed')]).toEqual([old.text, now.text]);
  });
});

describe('the clauses of the approved text', () => {
  const clauses = parsePolicy(approved).blocks.filter(({ kind }) => kind === 'clause');

  it('has a change for every clause that was touched and for no other', () => {
    const pick = fc.uniqueArray(fc.constantFrom(...clauses), {
      maxLength: 12,
      selector: ({ anchor }) => anchor,
    });
    fc.assert(
      fc.property(pick, (picked) => {
        const touched = new Set(picked.map(({ anchor }) => anchor));
        const now = parsePolicy(approved)
          .blocks.map(({ anchor, raw }) =>
            touched.has(anchor) ? raw.replace(/(?= [а-я]+)/, ' заведомо') : raw,
          )
          .join('');
        const { changes, summary } = compare(approved, now);
        const changed = changes.filter(({ kind }) => kind === 'changed').map(({ before }) => before?.anchor);
        expect(new Set(changed)).toEqual(touched);
        expect(summary).toMatchObject({ ...none, changed: touched.size, wordsAdded: touched.size });
      }),
      { numRuns: 40 },
    );
  });

  it('tells moved clauses from pushed ones: as few as can be are moved', () => {
    const order = fc.shuffledSubarray(clauses, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(order, (shuffled) => {
        const sorted = shuffled.toSorted((a, b) => a.position - b.position);
        const { summary } = compareEditions(sorted, shuffled);
        const best: number[] = [];
        for (const [at, { position }] of shuffled.entries()) {
          const longest = best.filter((_, earlier) => (shuffled[earlier]?.position ?? 0) < position);
          best[at] = Math.max(0, ...longest) + 1;
        }
        const unchanged = Math.max(...best);
        expect(summary).toEqual({ ...none, unchanged, moved: shuffled.length - unchanged });
      }),
    );
  });

  it('follows clauses through any renumbering, cut and insertion', () => {
    const digit = fc.integer({ min: 1, max: 9 });
    const fate = fc.record({
      number: fc.tuple(digit, digit).map((digits) => digits.join('.')),
      how: fc.constantFrom('cut', 'push', 'keep', 'keep'),
    });
    const fates = fc.array(fate, { minLength: clauses.length, maxLength: clauses.length });
    fc.assert(
      fc.property(fates, (given) => {
        const of = (how: string) => clauses.filter((_, at) => given[at]?.how === how);
        const now = clauses.map(({ number, raw }, at) => {
          const { number: next = '', how } = given[at] ?? {};
          const inserted = how === 'push' ? `9.9. вставка${at} особая${at}.\n\n` : '';
          return how === 'cut' ? '' : inserted + raw.replace(number ?? '', next);
        });
        const renumbered = clauses.filter(({ number }, at) => {
          const { number: next, how } = given[at] ?? {};
          return how !== 'cut' && next !== number;
        }).length;
        expect(compare(joinPolicy({ blocks: clauses }), now.join('')).summary).toEqual({
          ...none,
          removed: of('cut').length,
          wordsRemoved: of('cut').reduce((sum, { text }) => sum + countWords(text), 0),
          added: of('push').length,
          wordsAdded: 2 * of('push').length,
          renumbered,
          changed: renumbered,
          unchanged: clauses.length - of('cut').length - renumbered,
        });
      }),
    );
  });
});
