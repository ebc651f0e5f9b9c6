import { describe, expect, it } from 'vitest';
import { optionalFields } from '@/lib/profile/card.rules';
import { correctAnyFieldInput, correctFieldInput, isSimpleField, simpleFields } from '@/lib/profile/schema';

type Field = Parameters<typeof correctFieldInput>[0];
const fields = simpleFields as readonly Field[];

/** The messages for a value, or what it came out as. */
function outcome(field: Field, value: unknown) {
  const parsed = correctFieldInput(field).safeParse({ field, value, version: '1' });
  return parsed.success ? { value: parsed.data.value } : parsed.error.issues.map(({ message }) => message);
}

const long = 'я'.repeat(10_240);
const hostile: readonly (readonly [string, string])[] = [
  ['control characters', 'Әс\u0000ел'],
  ['an escape', 'Әсел\u001b[31m'],
  ['a right-to-left override', 'Әсел\u202Eлесә'],
  ['a direction mark', 'Әсел\u200F'],
  ['half a surrogate pair', 'Әсел\ud800'],
  ['10 kB of text', long],
];
const markup = '<script>alert(1)</script>';
const sql = "'; drop table people; --";
const freeText: readonly Field[] = ['companyName', 'position'];

describe('what the correction form refuses', () => {
  it.each(fields.flatMap((field) => hostile.map(([what, text]) => [field, what, text] as const)))(
    '%s: %s',
    (field, _what, text) => {
      const messages = outcome(field, text);
      expect(messages).toEqual([expect.stringMatching(/^validation\./)]);
    },
  );

  it.each(fields.filter((field) => !freeText.includes(field)))('%s: markup and SQL', (field) => {
    expect(outcome(field, markup)).toEqual([expect.stringMatching(/^validation\./)]);
    expect(outcome(field, sql)).toEqual([expect.stringMatching(/^validation\./)]);
  });

  it.each(freeText)('%s: markup and SQL are only words, kept as typed', (field) => {
    expect(outcome(field, markup)).toEqual({ value: markup });
    expect(outcome(field, sql)).toEqual({ value: sql });
  });

  it.each(fields)('%s: empty', (field) => {
    const expected = optionalFields.includes(field) ? { value: null } : ['validation.required'];
    expect(outcome(field, '')).toEqual(expected);
    expect(outcome(field, '  \t ')).toEqual(expected);
  });

  it.each(fields)('%s: something that is not a text', (field) => {
    for (const value of [['Әсел', 'Әсел'], 7, { a: 1 }])
      expect(Array.isArray(outcome(field, value))).toBe(true);
  });

  it('one sign too many', () => {
    expect(outcome('familyName', 'я'.repeat(100))).toEqual({ value: 'я'.repeat(100) });
    expect(outcome('familyName', 'я'.repeat(101))).toEqual(['validation.nameTooLong']);
    expect(outcome('position', 'я'.repeat(201))).toEqual(['validation.tooLong']);
  });

  it('a field that needs a request, an unknown one, and one too many', () => {
    for (const field of ['iin', 'email', 'role', '__proto__', '']) {
      expect(isSimpleField(field)).toBe(false);
      expect(correctAnyFieldInput.safeParse({ field, value: 'x', version: 1 }).success).toBe(false);
    }
    const extra = { field: 'givenName', value: 'Әсел', version: 1, personId: 'x' };
    expect(correctAnyFieldInput.safeParse(extra).success).toBe(false);
  });

  it('a version that is none', () => {
    for (const version of ['', '0', '-1', '1.5', 'abc', undefined]) {
      expect(correctAnyFieldInput.safeParse({ field: 'givenName', value: 'Әсел', version }).success).toBe(
        false,
      );
    }
  });
});

describe('what the correction form accepts', () => {
  it.each([
    ['familyName', ' Сейітқызы ', 'Сейітқызы'],
    ['givenName', 'Анна-Мария', 'Анна-Мария'],
    ['phone', '8 (701) 000-00-88', '+77010000088'],
    ['iban', 'kz65 000t est0 0000 0001', 'KZ65000TEST000000001'],
    ['position', '  ', null],
  ] as const)('%s: %s', (field, typed, normal) => {
    const found = outcome(field, typed);
    expect(found).toEqual({ value: normal });
  });
});
