import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, isAdult } from '@/lib/identifiers/age.rules';
import { checkName } from '@/lib/identifiers/name.rules';
import { cleanText } from '@/lib/identifiers/text.rules';

describe('checkName', () => {
  it.each([
    ['Әлия', 'Әлия'],
    ['ӘәҒғҚқҢңӨөҰұҮүҺһІі', 'ӘәҒғҚқҢңӨөҰұҮүҺһІі'],
    ['Серікұлы', 'Серікұлы'],
    ['  Анна   Мария ', 'Анна Мария'],
    ['Римский‑Корсаков', 'Римский-Корсаков'],
    ['O’Connor', "O'Connor"],
    ["Д'Артаньян", "Д'Артаньян"],
    ['Ёлкин', 'Ёлкин'],
    ['Zoë', 'Zoë'],
    ['И\u0306ван', 'Йван'],
    ['Ю', 'Ю'],
    ['Анна\u00A0Мария', 'Анна Мария'],
  ])('%s is kept as %s', (text, value) => {
    expect(checkName(text)).toEqual({ ok: true, value });
  });

  it.each([
    '',
    '  ',
    'Анна2',
    '<script>',
    'Анна<b>',
    '-Анна',
    'Анна-',
    'Анна--Мария',
    "'",
    '__proto__',
    '{{7*7}}',
    "'; drop table people; --",
    'Анна😀',
    '×',
    '李',
  ])('%s is refused', (text) => {
    expect(checkName(text)).toEqual({ ok: false, reason: 'validation.name' });
  });

  it.each(['Ан\u0000на', 'Анна\n', 'Ан\tна', '\u202EаннА', 'Анна\u200F', 'Ан\u2066на', '\uD800'])(
    '%j is refused as hidden characters',
    (text) => {
      expect(checkName(text)).toEqual({ ok: false, reason: 'validation.controlCharacters' });
    },
  );

  it('is at most 100 characters', () => {
    expect(checkName('Ә'.repeat(100)).ok).toBe(true);
    expect(checkName('Ә'.repeat(101))).toEqual({ ok: false, reason: 'validation.nameTooLong' });
    expect(checkName('Ә'.repeat(10_000)).ok).toBe(false);
  });

  it('is idempotent', () => {
    const part = fc.string({
      unit: fc.constantFrom('Ә', 'й', 'e\u0301', 'z', ' ', '-', '’', '‐', "'"),
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.oneof(part, fc.string({ unit: 'grapheme' })), (text) => {
        const checked = checkName(text);
        if (checked.ok) expect(checkName(checked.value)).toEqual(checked);
      }),
    );
  });
});

describe('cleanText', () => {
  it('keeps lines and tabs, makes line ends plain, trims and composes', () => {
    expect(cleanText('  Раз\r\nдва\rтри\tчетыре \n', 100)).toEqual({
      ok: true,
      value: 'Раз\nдва\nтри\tчетыре',
    });
    expect(cleanText('и\u0306', 1)).toEqual({ ok: true, value: 'й' });
    expect(cleanText('"><svg onload=alert(1)> 👩‍💻', 100).ok).toBe(true);
    expect(cleanText('', 10)).toEqual({ ok: true, value: '' });
  });

  it.each([
    'а\u0000б',
    'а\u0007б',
    'а\u001Bб',
    'а\u007Fб',
    'а\u0085б',
    'а\u202Eб',
    'а\u2069б',
    'а\u200Fб',
    'а\u061Cб',
    'а\uDC00б',
  ])('refuses %j', (text) => {
    expect(cleanText(text, 100)).toEqual({ ok: false, reason: 'validation.controlCharacters' });
  });

  it('counts the limit after cleaning', () => {
    expect(cleanText(` ${'я'.repeat(10)} `, 10).ok).toBe(true);
    expect(cleanText('а\r\nб', 3).ok).toBe(true);
    expect(cleanText('я'.repeat(11), 10)).toEqual({ ok: false, reason: 'validation.tooLong' });
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const checked = cleanText(text, 1000);
        if (checked.ok) expect(cleanText(checked.value, 1000)).toEqual(checked);
      }),
    );
  });
});

describe('age', () => {
  it.each([
    ['2008-11-22', '2026-11-22', 18, true],
    ['2008-11-23', '2026-11-22', 17, false],
    ['2008-11-21', '2026-11-22', 18, true],
    ['2008-02-29', '2026-02-28', 17, false],
    ['2008-02-29', '2026-03-01', 18, true],
    ['2004-02-29', '2024-02-29', 20, true],
    ['1850-05-20', '2026-11-22', 176, true],
    ['2027-12-31', '2026-11-22', -2, false],
  ])('born %s, on %s: %i', (birthDate, date, age, adult) => {
    expect(ageOn(birthDate, date)).toBe(age);
    expect(isAdult(birthDate, date)).toBe(adult);
  });
});
