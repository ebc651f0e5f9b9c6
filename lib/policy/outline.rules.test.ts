import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printedNumber } from './display.rules';
import { defectsByAnchor, outline } from './outline.rules';
import { parsePolicy } from './parse.rules';

const approved = readFileSync(
  new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
  'utf8',
);
const { blocks, warnings } = parsePolicy(approved);

describe('the outline of the approved text', () => {
  it('holds every block after the header once, in order', () => {
    const flat = outline(blocks).flatMap(({ heading, parts }) => [
      ...(heading ? [heading] : []),
      ...parts.flatMap((part) => (part.kind === 'items' ? part.items : [part.block])),
    ]);
    expect(flat).toEqual(blocks.filter((block) => block.level > 0));
  });

  it('puts items that follow each other into one list', () => {
    const lists = outline(blocks).flatMap(({ parts }) => parts.filter((part) => part.kind === 'items'));
    expect(lists.map((list) => list.items.length)).toEqual([4, 5, 3]);
  });

  it('prints numbers as they stand in the text', () => {
    const printed = (anchor: string) => {
      const block = blocks.find((one) => one.anchor === anchor);
      return block && printedNumber(block.raw, block.kind);
    };
    expect(['s-1', 'c-2.1', 'c-3.4-2', 'c-3.2-i5', 'c-1.1-p1'].map(printed)).toEqual([
      '1.',
      '2.1.',
      '3.4.',
      '5)',
      '',
    ]);
  });

  it('has notes beside both 3.4 and before 4.1.3', () => {
    expect([...defectsByAnchor(warnings).keys()]).toEqual(['c-3.4-1', 'c-3.4-2', 'c-4.1.3']);
  });
});

describe('other texts', () => {
  it('keeps clauses that come before any section', () => {
    const [first] = outline(parsePolicy('1.1. Слова.\n1) пункт;\n').blocks);
    expect(first?.heading).toBeNull();
    expect(first?.parts.map((part) => part.kind)).toEqual(['one', 'items']);
    expect(outline([])).toEqual([]);
  });
});
