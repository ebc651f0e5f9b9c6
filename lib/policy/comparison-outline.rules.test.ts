import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEditions } from './compare.rules';
import { type ComparisonSection, comparisonOutline, lookOf, sameness } from './comparison-outline.rules';
import { type PolicyBlock, parsePolicy } from './parse.rules';

const compare = (before: string, after: string) =>
  compareEditions(parsePolicy(before).blocks, parsePolicy(after).blocks);
const text = (...lines: string[]) => `${lines.join('\n\n')}\n`;

/** «2: same 2.1 2.2 | changed 2.3» */
const drawn = (sections: ComparisonSection<PolicyBlock>[]) =>
  sections.map(({ heading, parts }) => {
    const shown = parts.map((part) =>
      part.kind === 'same'
        ? `same ${part.blocks.map(({ anchor }) => anchor).join(' ')}`
        : `${part.at} ${part.look} ${(part.change.after ?? part.change.before)?.anchor}`,
    );
    return `${heading?.number ?? 'start'}: ${shown.join(' | ')}`.trim();
  });

const old = text(
  'Политика.',
  '1. ТЕРМИНЫ',
  '1.1. Клиент – лицо, которому оказываются услуги.',
  '1.2. Сайт – страница в сети Интернет, где есть кабинет.',
  '2. ПРАВИЛА',
  '2.1. Данные хранятся пять лет со дня окончания договора.',
  '2.2. Согласие можно отозвать письмом на адрес компании.',
  '2.3. Жалоба рассматривается в течение десяти рабочих дней.',
);

describe('comparisonOutline', () => {
  it('folds what is unchanged and keeps the headings', () => {
    expect(drawn(comparisonOutline(compare(old, old)))).toEqual([
      'start: same h-p1',
      '1: same c-1.1 c-1.2',
      '2: same c-2.1 c-2.2 c-2.3',
    ]);
  });

  it('counts the changes over all sections and puts each into the section of the new text', () => {
    const now = old
      .replace('пять лет', 'три года')
      .replace('2. ПРАВИЛА', '1.3. Оператор – компания, которая отвечает за всё.\n\n2. ПРАВИЛА')
      .replace(/2\.2\. .*\n\n2\.3\./, '2.2.');
    expect(drawn(comparisonOutline(compare(old, now)))).toEqual([
      'start: same h-p1',
      '1: same c-1.1 c-1.2 | 1 added c-1.3',
      '2: 2 changed c-2.1 | 3 removed c-2.2 | 4 renumbered c-2.2',
    ]);
  });

  it('shows a heading that changed as a change of its section', () => {
    const now = old.replace('2. ПРАВИЛА', '2. ПРАВИЛА И СРОКИ');
    expect(drawn(comparisonOutline(compare(old, now))).at(-1)).toBe(
      '2: 1 changed s-2 | same c-2.1 c-2.2 c-2.3',
    );
  });

  it('has nothing for two empty texts', () => {
    expect(comparisonOutline(compare('', ''))).toEqual([]);
  });

  it('shows every clause of both texts once, in the order of the comparison', () => {
    const line = fc.constantFrom(...old.split('\n\n'), '3. НОВОЕ', '1.1. Другое.', '- 1) раз;', 'Абзац.');
    const document = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n\n'));
    fc.assert(
      fc.property(document, document, (before, after) => {
        const comparison = compare(before, after);
        const sections = comparisonOutline(comparison);
        const shown = sections.flatMap(({ heading, parts }) => [
          ...(heading ? [heading] : []),
          ...parts.flatMap((part) =>
            part.kind === 'same' ? part.blocks : [part.change.after ?? part.change.before],
          ),
        ]);
        const all = comparison.changes.map((one) => one.after ?? one.before);
        expect([...new Set(shown)]).toEqual(all);
        const ats = sections.flatMap(({ parts }) =>
          parts.flatMap((part) => (part.kind === 'change' ? [part.at] : [])),
        );
        expect(ats).toEqual(ats.map((_, at) => at + 1));
        expect(sections.reduce((sum, { changes }) => sum + changes, 0)).toBe(ats.length);
        expect(ats.length + comparison.summary.unchanged).toBe(comparison.changes.length);
      }),
    );
  });
});

describe('what a change is called', () => {
  it.each([
    ['unchanged', false, null],
    ['changed', true, 'changed'],
    ['changed', false, 'renumbered'],
    ['moved', false, 'moved'],
    ['moved', true, 'movedChanged'],
    ['added', false, 'added'],
    ['removed', false, 'removed'],
  ] as const)('%s, reworded %s: %s', (kind, reworded, look) => {
    const change = { kind, reworded, renumbered: false, before: null, after: null, runs: [] };
    expect(lookOf(change)).toBe(look);
  });
});

describe('sameness', () => {
  it('tells equal texts from texts that differ in their look only', () => {
    expect(sameness(compare(old, old))).toBe('exact');
    expect(sameness(compare(old, old.replace('Клиент', '**Клиент**')))).toBe('look');
  });
});
