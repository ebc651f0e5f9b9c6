import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxSourceBytes } from '@/lib/policy/schema';
import { decodeText, maxUploadBytes, normaliseDraft } from './upload.rules';

const policy = readFileSync(
  new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
  'utf8',
);
const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** Encodes into a one-byte code page by asking the decoder what each byte means. */
function encode(text: string, label: string): Uint8Array {
  const page = new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (character) => {
    const byte = page.indexOf(character);
    return byte === -1 ? 0x3f : byte;
  });
}

function utf16(text: string, littleEndian: boolean, mark = true): Uint8Array {
  const whole = mark ? `\uFEFF${text}` : text;
  const view = new DataView(new ArrayBuffer(whole.length * 2));
  for (let at = 0; at < whole.length; at++) view.setUint16(at * 2, whole.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

const refusal = (input: Uint8Array) => {
  const read = decodeText(input);
  return 'refusal' in read ? read.refusal : read.encoding;
};

describe('decodeText', () => {
  it('has the ceiling of an edition', () => expect(maxUploadBytes).toBe(maxSourceBytes));

  it.each([
    ['utf-8', utf8(policy)],
    ['utf-8', joined(bytes(0xef, 0xbb, 0xbf), utf8(policy))],
    ['utf-16le', utf16(policy, true)],
    ['utf-16be', utf16(policy, false)],
  ])('reads the policy in %s', (encoding, input) => {
    expect(decodeText(input)).toEqual({ text: policy, encoding });
  });

  it('reads the policy in Windows-1251', () => {
    const input = encode(policy, 'windows-1251');
    const read = decodeText(input);
    expect(read).toMatchObject({ encoding: 'windows-1251' });
    expect('text' in read && encode(read.text, 'windows-1251')).toEqual(input);
    expect('text' in read && read.text).toBe(policy);
  });

  it.each(['Сёстры и рёбра', 'СОЮЗ «ЗАКОНОВ»', 'В\u00A0соответствии с\u00A0п. 5', 'ё', 'Я', 'ООО – № 1'])(
    'reads %j in Windows-1251',
    (text) => expect(decodeText(encode(text, 'windows-1251'))).toEqual({ text, encoding: 'windows-1251' }),
  );

  it.each(['ibm866', 'koi8-r', 'iso-8859-5', 'x-mac-cyrillic'])('refuses the policy in %s', (page) => {
    expect(refusal(encode(policy, page))).toBe('encoding');
  });

  const russian = encode(policy.slice(500, 3000), 'windows-1251');
  it.each<[string, Uint8Array]>([
    ['a word of UTF-8 in Windows-1251', joined(russian, utf8('Политика'), russian)],
    ['a dash of UTF-8 in Windows-1251', joined(russian, utf8(' – '), russian)],
    ['a № of UTF-8 in Windows-1251', joined(russian, utf8(' №'), russian)],
    ['a line of Windows-1251 in UTF-8', joined(utf8(policy), russian)],
    ['one letter of Windows-1251 in UTF-8', joined(utf8(policy), bytes(0xcf))],
    ['UTF-8 cut in a letter', utf8('Политика').subarray(0, 15)],
    ['Latin-1', encode('Café déjà vu, naïve coördination of the clauses', 'latin1')],
    ['UTF-16 without a mark, little', utf16(policy, true, false)],
    ['UTF-16 without a mark, big', utf16(policy, false, false)],
    ['Latin UTF-16 without a mark', utf16('Privacy policy', true, false)],
    ['half of a pair, little', utf16('a\uD800b', true)],
    ['half of a pair at the end, big', utf16('a\uD83D', false)],
    ['UTF-16 of odd length', joined(utf16('да', true), bytes(0x30))],
    ['UTF-32', bytes(0xff, 0xfe, 0, 0, 0x1f, 4, 0, 0)],
    ['an encoded half of a pair in UTF-8', bytes(0x61, 0xed, 0xa0, 0x80)],
    ['an overlong zero', bytes(0x61, 0xc0, 0x80)],
    ['the undefined byte of Windows-1251', joined(russian, bytes(0x98))],
  ])('refuses %s as encoding', (_, input) => expect(refusal(input)).toBe('encoding'));

  const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) % 256);
  it.each<[string, Uint8Array]>([
    ['PNG', joined(bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), utf8('IHDR'))],
    ['the head of a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
    ['PDF of letters only', utf8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')],
    ['ELF', joined(bytes(0x7f), utf8('ELF'), bytes(2, 1, 1, 0, 0, 0))],
    ['gzip', bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)],
    ['ZIP', joined(utf8('PK'), bytes(3, 4, 20, 0, 0, 0, 8, 0))],
    ['OLE2', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0)],
    ['EXE', joined(utf8('MZ'), bytes(0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff))],
    ['noise', noise],
    ['a bell', utf8('Политика\u0007')],
    ['an escape in UTF-16', utf16('да\u001B[31m', true)],
  ])('refuses %s as binary', (_, input) => expect(refusal(input)).toBe('binary'));

  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8('Политика\u0000конфиденциальности')],
    ['UTF-16', utf16('Политика\u0000', true)],
    ['Windows-1251', joined(russian, bytes(0), russian)],
    ['a padded file', joined(utf8(policy), bytes(0, 0, 0, 0))],
  ])('refuses a zero in %s', (_, input) => expect(refusal(input)).toBe('zeroCharacter'));

  it.each<[string, Uint8Array]>([
    ['nothing', bytes()],
    ['white space', utf8(' \t\r\n\u00A0\n')],
    ['a mark of UTF-8', bytes(0xef, 0xbb, 0xbf)],
    ['a mark of UTF-16', bytes(0xff, 0xfe)],
  ])('refuses %s as empty', (_, input) => expect(refusal(input)).toBe('empty'));

  it('refuses RTF, whatever it is called', () =>
    expect(refusal(utf8('{\\rtf1\\ansi Hello}'))).toBe('unknownType'));

  it('refuses by size before anything else', () => {
    expect(refusal(new Uint8Array(maxUploadBytes + 1))).toBe('tooLarge');
    expect(refusal(new Uint8Array(maxUploadBytes).fill(0x61))).toBe('utf-8');
  });

  it('leaves scripts and markup text', () => {
    const text = '<script>alert(1)</script>\n<!DOCTYPE html>\n**жирно** & <https://example.kz>';
    expect(decodeText(utf8(text))).toEqual({ text, encoding: 'utf-8' });
  });

  it('gives back every text without controls', () => {
    const character = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('П', 'о', ' ', '\n', '\t', '\r', '«', '\u00A0', '😀', 'і', '\u202E', '\uFEFF'),
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60 }), (characters) => {
        const text = `П${characters.join('').replace(/[^\P{Cc}\t\n\r]/gu, '')}`;
        expect(decodeText(utf8(text))).toEqual({ text, encoding: 'utf-8' });
        expect(decodeText(utf16(text, true))).toEqual({ text, encoding: 'utf-16le' });
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  it('never throws, and gives no controls', () => {
    const heads = fc.constantFrom(
      bytes(),
      bytes(0xff, 0xfe),
      bytes(0xfe, 0xff),
      bytes(0xef, 0xbb, 0xbf),
      utf8('Да'),
    );
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 400 }), (head, rest) => {
        const read = decodeText(joined(head, rest));
        if ('text' in read) expect(read.text).not.toMatch(/[^\P{Cc}\t\n\f\r\u0080-\u009F]/u);
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  it('takes time in proportion to the length', () => {
    const start = process.cpuUsage();
    for (const unit of ['Р°', 'в', ' ', 'аБ', '\u00A0С', '\r', 'Ё'])
      for (const page of ['windows-1251', 'utf-8'])
        decodeText(page === 'utf-8' ? utf8(unit.repeat(200_000)) : encode(unit.repeat(400_000), page));
    expect(process.cpuUsage(start).user).toBeLessThan(8_000_000);
  }, 60_000);
});

describe('normaliseDraft', () => {
  it.each([
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\r\r\n\nb', 'a\n\n\nb'],
    ['\uFEFFa\uFEFFb', 'a\uFEFFb'],
    ['\uFEFF\uFEFFa', 'a'],
    ['a\fb', 'a\nb'],
    ['\u00A0a  \t \n b ', '\u00A0a  \t \n b '],
    ['<script>alert("x")</script>', '<script>alert("x")</script>'],
    ['е\u0308 и ё, 👩‍👩‍👧 \u200Eа', 'е\u0308 и ё, 👩‍👩‍👧 \u200Eа'],
  ])('%j becomes %j', (text, draft) => expect(normaliseDraft(text)).toEqual({ text: draft }));

  it.each([
    ['a\u0000', 'zeroCharacter'],
    ['a\u0000\u0001', 'zeroCharacter'],
    ['a\u0001', 'binary'],
    ['a\u000Bb', 'binary'],
    ['a\u001Bb', 'binary'],
    ['a\u007Fb', 'binary'],
    ['a\u0085b', 'binary'],
    ['оплата \u202E001\u202C тенге', 'binary'],
    ['a\u2066b', 'binary'],
    ['a\u2069', 'binary'],
    ['a\uD800b', 'encoding'],
    ['\uDC00\uD800', 'encoding'],
    ['', 'empty'],
    [' \n\u00A0\t', 'empty'],
    ['\uFEFF', 'empty'],
  ])('refuses %j as %s', (text, reason) => expect(normaliseDraft(text)).toEqual({ refusal: reason }));

  it('refuses each control, and no other character below U+0100', () => {
    const taken = Array.from({ length: 256 }, (_, code) => code).filter(
      (code) => 'text' in normaliseDraft(`a${String.fromCharCode(code)}b`),
    );
    const controls = (code: number) => code < 32 || (code > 126 && code < 160);
    expect(taken.filter(controls)).toEqual([9, 10, 12, 13]);
    expect(taken.filter((code) => !controls(code))).toHaveLength(256 - 65);
  });

  it('changes nothing the second time, and what it gives survives UTF-8', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('\r', '\n', '\f', '\uFEFF', ' ', 'п', '\uD83D', '\uDE00') }),
    );
    fc.assert(
      fc.property(text, (input) => {
        const once = normaliseDraft(input);
        if ('refusal' in once) return;
        expect(normaliseDraft(once.text)).toEqual(once);
        expect(decodeText(utf8(once.text))).toEqual({ text: once.text, encoding: 'utf-8' });
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  it('leaves the policy as it is', () => expect(normaliseDraft(policy)).toEqual({ text: policy }));
});
