import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPolicy, parsePolicy } from './parse.rules';
import { decodeSource } from './source.rules';

const bytes = readFileSync(new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url));
const approved = decodeSource(bytes) ?? '';
const parsed = parsePolicy(approved);
const block = (anchor: string) => parsed.blocks.find((one) => one.anchor === anchor);
const words = (text: string) => text.split(/[\s*<>]+/).filter((word) => word !== '');

describe('the approved text of 26.03.2019', () => {
  it('is the file that was approved', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      'b741364a9d373e434dee6d41073d975e89686d186d90697a9cde3031879cc082',
    );
  });

  it('comes back byte for byte', () => {
    expect(Buffer.compare(Buffer.from(joinPolicy(parsed), 'utf8'), bytes)).toBe(0);
  });

  it('shows every word, in order', () => {
    const shown = parsed.blocks.map(({ kind, number, text }) =>
      kind === 'paragraph' ? text : `${number}${kind === 'item' ? ')' : '.'} ${text}`,
    );
    const dashes = /^- (?=[0-9])/gm;
    expect(words(shown.join(' '))).toEqual(words(approved.replace(dashes, '')));
  });

  it('has 6 sections, 40 clauses, 12 items, 4 blocks of the header and the tail of 1.1', () => {
    const count = (kind: string) => parsed.blocks.filter((one) => one.kind === kind).length;
    expect([count('section'), count('clause'), count('item'), count('paragraph')]).toEqual([6, 40, 12, 5]);
    expect(parsed.blocks.map((one) => one.position)).toEqual(parsed.blocks.map((_, at) => at + 1));
  });

  it('names places by position and never renumbers', () => {
    expect(block('c-3.4-1')).toMatchObject({ number: '3.4', kind: 'clause', level: 2, section: 's-3' });
    expect(block('c-3.4-2')?.text).toMatch(/^В целях защиты персональных данных/);
    expect(block('c-3.4.1')).toMatchObject({ number: '3.4.1', level: 3 });
    expect(block('c-1.1-i4')).toMatchObject({ number: '4', kind: 'item', level: 3 });
    expect(block('c-1.1-p1')?.text).toMatch(/^Термины и определения используются/);
    expect(block('c-3.3-i3')?.text).toMatch(/^Связь с Клиентом/);
    expect(block('s-6')?.text).toBe('ЗАКЛЮЧИТЕЛЬНЫЕ ПОЛОЖЕНИЯ');
    expect(block('c-3.4')).toBeUndefined();
    expect(block('c-4.1.2')).toBeUndefined();
  });

  it('keeps 2.7 in one piece over the blank line', () => {
    expect(block('c-2.7')?.text).toContain('или по телефонам 8-727-311 51 83. Клиент,');
    expect(block('c-2.7')?.text).toMatch(/загрузки Приложения\.$/);
  });

  it('reports what is odd in the numbering and nothing else', () => {
    expect(parsed.warnings).toEqual([
      { kind: 'continued', anchor: 'c-2.7' },
      { kind: 'repeat', number: '3.4', anchors: ['c-3.4-1', 'c-3.4-2'] },
      { kind: 'gap', from: '4.1.2', to: '4.1.2', anchor: 'c-4.1.3' },
    ]);
  });
});

describe('any text', () => {
  const bit = fc.oneof(
    fc.constantFrom(
      '1.',
      '- 2.1.',
      '3.4',
      '3.4.1.',
      '- 1)',
      '2)',
      '**',
      '<https://a.kz>',
      '\t',
      ' ',
      '\u00a0',
    ),
    fc.constantFrom(
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '\u2028',
      '.',
      ':',
      'слово',
      'Утвержден',
      '№5-П от «26» марта 2019',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(bit, { maxLength: 60 }).map((bits) => bits.join('')),
  );

  it('comes back character for character', () => {
    fc.assert(
      fc.property(anyText, (text) => joinPolicy(parsePolicy(text)) === text),
      { numRuns: 2000 },
    );
  });

  it('has unique anchors that fit into an address, and no empty block', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { blocks } = parsePolicy(text);
        const anchors = blocks.map((one) => one.anchor);
        expect(new Set(anchors).size).toBe(anchors.length);
        expect(anchors.every((anchor) => /^(h|s-[0-9]+|c-[0-9.]+)[-0-9ip]*$/.test(anchor))).toBe(true);
        expect(blocks.every((one) => one.raw !== '')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is cut the same way when numbers repeat many times', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1.', '1.1.', '1.1', '1)', '1.1.1.', 'а.'), { maxLength: 40 }),
        (heads) => {
          const { blocks, warnings } = parsePolicy(heads.map((head) => `${head} слово.\n\n`).join(''));
          expect(blocks).toHaveLength(heads.length);
          const clauses = blocks.filter((one) => one.kind === 'clause' && one.number === '1.1');
          const repeat = warnings.find((one) => one.kind === 'repeat' && one.number === '1.1');
          expect(repeat !== undefined).toBe(clauses.length > 1);
        },
      ),
    );
  });

  it('gives the same blocks for the joined blocks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = parsePolicy(text);
        expect(parsePolicy(joinPolicy(once))).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a megabyte', () => {
  const size = 1_000_000;
  const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

  it.each([
    ['of the policy', approved],
    ['of spaces', ' '],
    ['of line ends', '\n'],
    ['of blank lines with tabs', '\t\n'],
    ['of marks', '**'],
    ['of openings of links', '<https://'],
    ['of digits and points', '1.'],
    ['of sections', '1.\n'],
    ['of items', '- 1)\n'],
    ['of closing quotes', '.»'],
    ['of orders', 'Утвержден № от «1» '],
    ['of one clause over blank lines', 'слово\n \n'],
  ])(
    '%s takes seconds at the most',
    (_, piece) => {
      const text = `1. А\n1.1. ${fill(piece)}`;
      const started = performance.now();
      const result = parsePolicy(text);
      // A quadratic step would need hours here; a slow machine needs seconds.
      expect(performance.now() - started).toBeLessThan(15_000);
      expect(joinPolicy(result) === text).toBe(true);
    },
    30_000,
  );
});
