import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyComparison,
  type ClauseChange,
  compareEditions,
  shownRuns,
  type WordRun,
} from './compare.rules';
import { type PolicyBlock, parsePolicy } from './parse.rules';
import { decodeSource } from './source.rules';
import { countWords } from './words-diff.rules';

const bytes = readFileSync(new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url));
const approved = decodeSource(bytes) ?? '';
const compare = (before: string, after: string) =>
  compareEditions(parsePolicy(before).blocks, parsePolicy(after).blocks);
const without = (runs: readonly WordRun[], kind: WordRun['kind']) =>
  runs.map((run) => (run.kind === kind ? '' : run.text)).join('');
const only = (runs: readonly WordRun[], kind: WordRun['kind']) =>
  runs.map((run) => (run.kind === kind ? run.text : '')).join(' ');
const none = { added: 0, removed: 0, changed: 0, moved: 0, renumbered: 0, wordsAdded: 0, wordsRemoved: 0 };

function holdsFor(change: ClauseChange<PolicyBlock>): void {
  const { kind, before, after, runs, reworded, renumbered } = change;
  expect(runs).not.toEqual([]);
  for (const [those, was, is] of [
    [runs, before?.raw, after?.raw],
    [shownRuns(change), before?.text, after?.text],
  ] as const) {
    expect(without(those, 'added')).toBe(was ?? '');
    expect(without(those, 'removed')).toBe(is ?? '');
    expect(those.every(({ text }) => text !== '')).toBe(true);
    expect(those.every((run, at) => run.kind !== those[at + 1]?.kind)).toBe(true);
  }
  expect([before === null, after === null]).toEqual([kind === 'added', kind === 'removed']);
  if (kind === 'unchanged') expect([reworded, renumbered]).toEqual([false, false]);
  if (kind === 'changed') expect(reworded || renumbered).toBe(true);
}

/** All that must hold for whatever two documents. */
function holds(before: string, after: string): void {
  const [old, now] = [parsePolicy(before).blocks, parsePolicy(after).blocks];
  const comparison = compareEditions(old, now);
  const { changes, oldOrder, summary } = comparison;
  expect(applyComparison(before, comparison)).toBe(after);
  expect(changes.flatMap((one) => one.after ?? [])).toEqual(now);
  expect(oldOrder.map((at) => changes[at]?.before)).toEqual(old);
  expect(changes.filter((one) => one.before)).toHaveLength(old.length);
  const counted = { ...none, unchanged: 0 };
  for (const change of changes) {
    counted[change.kind]++;
    counted.renumbered += Number(change.renumbered);
    counted.wordsAdded += countWords(only(shownRuns(change), 'added'));
    counted.wordsRemoved += countWords(only(shownRuns(change), 'removed'));
    holdsFor(change);
  }
  expect(summary).toEqual(counted);
  // What keeps its place rises on both sides.
  const kept = changes.flatMap(({ kind, before: was }) =>
    was && (kind === 'unchanged' || kind === 'changed') ? was.position : [],
  );
  expect(kept).toEqual(kept.toSorted((a, b) => a - b));
}

describe('any two documents', () => {
  const head = fc.constantFrom(
    '',
    '1. ',
    '2. ',
    '1.1. ',
    '- 1.2. ',
    '3.4 ',
    '3.4.1. ',
    '- 1) ',
    '2) ',
    '**',
    '- ',
  );
  const bit = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('Клиент', 'дерекқор', 'әңгіме', 'Бэк-офис', 'данные', 'и', '1.1', '1)'),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ',',
        ';',
        '**',
        '<https://a.kz>',
        '😀',
        '👩‍💻',
        '«',
        '»',
        '.',
        '\ud83d',
        '\ude00',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  );
  const space = fc.constantFrom(' ', ' ', ' ', '', '  ', '\t', '\u00a0', '\n', '\r\n');
  const line = fc
    .tuple(
      head,
      fc.array(fc.tuple(bit, space), { maxLength: 12 }),
      fc.constantFrom('\n', '\n\n', '.\n\n', '\r\n\r\n'),
    )
    .map(([start, words, end]) => start + words.flat().join('') + end);
  const lines = fc.array(line, { maxLength: 14 });
  const approvedLines = parsePolicy(approved).blocks.map(({ raw }) => raw);
  const step = fc.record({
    how: fc.constantFrom('insert', 'delete', 'replace', 'move', 'renumber', 'duplicate', 'word', 'char'),
    at: fc.nat(),
    to: fc.nat(),
    line,
    bit,
  });
  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

  function edit(document: readonly string[], { how, at, to, line: other, bit: word }: Step): string[] {
    const place = document.length === 0 ? 0 : at % document.length;
    const target = to % (document.length + 1);
    const here = document[place] ?? '';
    const cut = to % (here.length + 1);
    const words = here.split(' ');
    const edits: Record<Step['how'], () => string[]> = {
      insert: () => document.toSpliced(target, 0, other),
      delete: () => document.toSpliced(place, 1),
      replace: () => document.with(place, other),
      move: () => document.toSpliced(place, 1).toSpliced(target, 0, here),
      renumber: () => document.with(place, here.replace(/[0-9]+(?=[.)])/, String((to % 12) + 1))),
      duplicate: () => document.toSpliced(target, 0, here),
      word: () => document.with(place, words.with(to % words.length, word).join(' ')),
      char: () => document.with(place, here.slice(0, cut) + word + here.slice(cut + 1)),
    };
    return document.length === 0 ? [other] : edits[how]();
  }

  const twoVersions = (document: fc.Arbitrary<string[]>, most: number) =>
    fc
      .tuple(document, fc.array(step, { maxLength: most }))
      .map(([old, steps]) => [old.join(''), steps.reduce(edit, old).join('')] as const);

  it('can be made out of each other', () => {
    fc.assert(
      fc.property(lines, lines, (old, now) => holds(old.join(''), now.join(''))),
      { numRuns: 400 },
    );
  });

  it('can be made out of each other when one is the other edited', () => {
    fc.assert(
      fc.property(twoVersions(lines, 8), ([old, now]) => {
        holds(old, now);
        holds(now, old);
      }),
      { numRuns: 400 },
    );
  });

  it('can be made out of each other when one is the approved text', () => {
    fc.assert(
      fc.property(twoVersions(fc.constant(approvedLines), 12), ([old, now]) => {
        holds(old, now);
        holds(now, old);
      }),
      { numRuns: 40 },
    );
  });

  it('are only unchanged when they are the same', () => {
    fc.assert(
      fc.property(lines, (old) => {
        const { changes, summary } = compare(old.join(''), old.join(''));
        expect(changes.every(({ kind, runs }) => kind === 'unchanged' && runs.length === 1)).toBe(true);
        expect(summary).toEqual({ ...none, unchanged: changes.length });
      }),
      { numRuns: 400 },
    );
  });

  it('are not made out of a third one', () => {
    fc.assert(
      fc.property(lines, lines, lines, fc.nat(), (old, now, other, at) => {
        const [before, comparison] = [old.join(''), compare(old.join(''), now.join(''))];
        const cut = at % (before.length + 1);
        for (const third of [
          other.join(''),
          `${before} `,
          `\n${before}`,
          before.slice(0, cut),
          now.join(''),
        ]) {
          if (third !== before) expect(() => applyComparison(third, comparison)).toThrow(RangeError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
