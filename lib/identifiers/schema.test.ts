import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import en from '@/lib/i18n/messages/en/validation.json';
import kk from '@/lib/i18n/messages/kk/validation.json';
import ru from '@/lib/i18n/messages/ru/validation.json';
import { zIban, zMobilePhone, zPhone } from '@/lib/identifiers/numbers.rules';
import {
  zBin,
  zBirthDate,
  zCode,
  zEmail,
  zFreeText,
  zIin,
  zName,
  zOptional,
  zPatronymic,
} from '@/lib/identifiers/schema';

const onDate = () => '2026-11-22';
const pieces: Record<string, z.ZodType> = {
  name: zName,
  iin: zIin(onDate),
  bin: zBin,
  phone: zPhone,
  mobile: zMobilePhone,
  iban: zIban,
  email: zEmail,
  birthDate: zBirthDate(onDate),
  text: zFreeText(50),
  code: zCode,
};
const hostile = [
  '<script>alert(1)</script>',
  "'; drop table people; --",
  '\u202Eabc',
  'a\u0000b',
  'x'.repeat(10_240),
  7,
  {},
  [],
  true,
];
const messagesOf = (piece: z.ZodType, input: unknown) =>
  piece.safeParse(input).error?.issues.map(({ message }) => message) ?? [];

describe('the pieces of a form', () => {
  it.each([
    [zName, ' Әлия ', 'Әлия'],
    [zPatronymic, ' Серікқызы', 'Серікқызы'],
    [zPatronymic, '  ', null],
    [zPatronymic, undefined, null],
    [zPatronymic, null, null],
    [zIin(onDate), '990101-100010', '990101100010'],
    [zIin(), '990101100010', '990101100010'],
    [zBin, '1809 4001 0420', '180940010420'],
    [zPhone, '8-727-311 51 83', '+77273115183'],
    [zMobilePhone, '8 701 234 56 78', '+77012345678'],
    [zOptional(zMobilePhone), '', null],
    [zIban, 'kz17 9470 3989 9147 1260', 'KZ179470398991471260'],
    [zEmail, 'Client@Demo.kz', 'client@demo.kz'],
    [zBirthDate(onDate), '2008-11-22', '2008-11-22'],
    [zBirthDate(), ' 31.12.1990 ', '1990-12-31'],
    [zFreeText(10), ' да\r\nнет ', 'да\nнет'],
    [zCode, ' 123 456 ', '123456'],
  ] as [z.ZodType, unknown, unknown][])('%# gives the normal form', (piece, input, value) => {
    expect(piece.parse(input)).toBe(value);
  });

  it.each([
    [zName, 'Анна2', 'name'],
    [zPatronymic, '<b>', 'name'],
    [zIin(onDate), '990101100014', 'iinControl'],
    [zBin, '180940010421', 'binControl'],
    [zPhone, '8 701', 'phone'],
    [zMobilePhone, '8 701', 'phone'],
    [zMobilePhone, '8-727-311 51 83', 'phoneFixedLine'],
    [zIban, 'KZ189470398991471260', 'ibanControl'],
    [zEmail, 'client＠demo.kz', 'email'],
    [zBirthDate(onDate), '2026-11-23', 'dateFuture'],
    [zBirthDate(onDate), '2025-02-29', 'date'],
    [zBirthDate(onDate), '31.02.1990', 'date'],
    [zBirthDate(onDate), '1799-12-31', 'date'],
    [zFreeText(10), 'одиннадцать', 'tooLong'],
    [zCode, '12345', 'code'],
    [zCode, '12345a', 'code'],
  ] as [z.ZodType, unknown, string][])('%# is refused: %s', (piece, input, reason) => {
    expect(messagesOf(piece, input)).toEqual([`validation.${reason}`]);
  });

  it.each(Object.entries(pieces))(
    '%s: blank and missing are «required», and bad input has one plain message',
    (name, piece) => {
      for (const blank of ['', '  ', undefined, null])
        expect(messagesOf(piece, blank)).toEqual(['validation.required']);
      for (const input of hostile) {
        const issues = messagesOf(piece, input);
        const mayPass = name === 'text' && typeof input === 'string';
        expect(issues.length).toBeLessThanOrEqual(1);
        if (!mayPass) expect(issues).toHaveLength(1);
        for (const message of issues) expect(ru).toHaveProperty(message.replace('validation.', ''));
      }
    },
  );
});

describe('messages of validation', () => {
  it.each([
    ['kk', kk],
    ['en', en],
  ])('%s has the same keys as ru, none of them empty', (_, messages) => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(ru).sort());
    expect(Object.values(messages).every((text) => text.trim() !== '')).toBe(true);
  });
});
