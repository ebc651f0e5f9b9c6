import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, type FontMeasures } from './pdf-lines.rules';

/** Every sign is one point wide, a bold one two. */
const fonts: FontMeasures = {
  widthOf: (text, bold) => text.length * (bold ? 2 : 1),
  canDraw: (codePoint) => codePoint < 0x500,
};
const plain = (text: string) => [{ text, bold: false, href: null }];
const linesOf = (text: string, width: number, indent = 0) =>
  breakLines(plain(text), { width, indent }, fonts).map(({ pieces }) =>
    pieces.map((piece) => piece.text).join(''),
  );

describe('lines', () => {
  it.each([
    ['break after spaces', 'раз два три', 7, ['раз два ', 'три']],
    ['count no space at their end', 'раз два', 3, ['раз ', 'два']],
    ['do not break at no-break spaces', 'раз дв\u00a0три', 7, ['раз ', 'дв\u00a0три']],
    ['do not break at hyphens', 'раз Бэк-офис', 8, ['раз ', 'Бэк-офис']],
    ['break at zero-width spaces, which go', 'раз\u200bдва', 4, ['раз', 'два']],
    ['drop soft hyphens', 'сло\u00adво', 10, ['слово']],
    ['do not end in one letter', 'слово и дело', 7, ['слово ', 'и дело']],
    ['break a word that is wider', 'абвгдежз', 3, ['абв', 'где', 'жз']],
    ['never part a letter from its mark', 'и\u0306и\u0306', 3, ['и\u0306', 'и\u0306']],
    ['hold one sign at least', 'аб', 0.5, ['а', 'б']],
    ['are none without words', '', 5, []],
  ])('%s', (_, text, width, expected) => {
    expect(linesOf(text, width)).toEqual(expected);
  });

  it('give the first line less room when asked', () => {
    expect(linesOf('раз два три', 7, 4)).toEqual(['раз ', 'два три']);
  });

  it('keep a word of two dresses together', () => {
    const runs = [
      { text: 'слово ', bold: false, href: null },
      { text: 'РК', bold: true, href: null },
      { text: '; да', bold: false, href: null },
    ];
    const lines = breakLines(runs, { width: 10 }, fonts);
    expect(lines.map(({ pieces }) => pieces.map((piece) => piece.text))).toEqual([
      ['слово '],
      ['РК', '; да'],
    ]);
  });

  it('show a sign without a glyph as U+FFFD and remember it', () => {
    const [line] = breakLines(plain('a😀b\ud800'), { width: 10 }, fonts);
    expect(line?.pieces.map(({ text, actual }) => [text, actual])).toEqual([
      ['a', null],
      ['\ufffd', '😀'],
      ['b', null],
      ['\ufffd', '\ufffd'],
    ]);
  });

  it.each(['я', 'и ', 'и\u0306\u0306', '\ud800', '\u200b'])(
    'take no more than their length in time: %j',
    (sign) => {
      const text = sign.repeat(100_000);
      const wordless = linesOf(text, 80).join('');
      expect(wordless.length).toBe(sign === '\u200b' ? 0 : text.length);
    },
  );

  it('lose nothing, and are wider than the room only where one sign is', () => {
    const sign = fc.constantFrom('а', 'б', ' ', '  ', '-', 'длинноеслово', 'и ');
    const run = fc.record({
      text: fc.array(sign, { maxLength: 20 }).map((signs) => signs.join('')),
      bold: fc.boolean(),
      href: fc.constantFrom(null, 'https://a.kz'),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), fc.integer({ min: 2, max: 30 }), (runs, width) => {
        const lines = breakLines(runs, { width }, fonts);
        expect(lines.flatMap((line) => line.pieces.map((piece) => piece.text)).join('')).toBe(
          runs.map((one) => one.text).join(''),
        );
        for (const line of lines) {
          const inked = line.pieces
            .map((piece) => piece.text)
            .join('')
            .trimEnd();
          expect(line.width).toBeLessThanOrEqual(width);
          if (inked !== '') expect(line.width).toBeGreaterThanOrEqual(inked.length);
        }
      }),
    );
  });
});
