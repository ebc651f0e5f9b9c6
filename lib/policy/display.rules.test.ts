import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, textRuns } from './display.rules';
import { markerOf } from './marker.rules';

describe('the start of a line', () => {
  it.each([
    ['1. ИСПОЛЬЗУЕМЫЕ ТЕРМИНЫ', 'section', '1'],
    ['2.7. Приложение', 'clause', '2.7'],
    ['- 2.1. Политика', 'clause', '2.1'],
    ['3.4.1. не разглашать', 'clause', '3.4.1'],
    ['4.1 без точки', 'clause', '4.1'],
    ['4.1.Без пробела', 'clause', '4.1'],
    ['- 3) **РК**', 'item', '3'],
    ['3) Связь', 'item', '3'],
  ])('%s', (line, kind, number) => {
    expect(markerOf(line)).toMatchObject({ kind, number });
  });

  it.each([
    '8-727-311 51 83. Клиент',
    '26.03.2019 года',
    '26.03.19',
    '2019. год',
    '1.5млн',
    '01. Слово',
    '1.000',
    '-2.1. Слово',
  ])('%s is not a number of a clause', (line) => {
    expect(markerOf(line)).toBeNull();
  });
});

describe('what is shown', () => {
  it('takes the dash, the number and the marks away and keeps bold and links', () => {
    expect(textRuns('- 3) **РК** – Республика\n', 'item')).toEqual([
      { text: 'РК', bold: true, href: null },
      { text: ' – Республика', bold: false, href: null },
    ]);
    expect(textRuns('по ссылке <https://www.pbo.kz> или', 'paragraph')[1]).toEqual({
      text: 'https://www.pbo.kz',
      bold: false,
      href: 'https://www.pbo.kz',
    });
  });

  it('shows what is not markup as it stands', () => {
    expect(plainText('2 ** 3 и <script>alert(1)</script> <javascript:1>', 'paragraph')).toBe(
      '2 ** 3 и <script>alert(1)</script> <javascript:1>',
    );
    expect(plainText('12 000 тенге', 'paragraph')).toBe('12 000 тенге');
  });

  it('never loses a visible character, and links only to http addresses', () => {
    const bits = fc.array(fc.constantFrom('**', '<https://a.kz>', '<b>', 'слово', ' ', '\n', '1) '), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(bits, (parts) => {
        const raw = parts.join('');
        const bare = (text: string) => text.replaceAll(/\s|\*\*|<(?=https:)|(?<=a\.kz)>/g, '');
        const runs = textRuns(raw, 'paragraph');
        expect(bare(runs.map((run) => run.text).join(''))).toBe(bare(raw));
        expect(runs.every((run) => run.href === null || run.href.startsWith('https://'))).toBe(true);
      }),
    );
  });
});
