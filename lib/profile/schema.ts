import { z } from 'zod';
import { type CardField, cardFields, fieldOf } from '@/lib/data-map/registry.rules';
import { zIban, zPhone } from '@/lib/identifiers/numbers.rules';
import { zFreeText, zName, zOptional } from '@/lib/identifiers/schema';

/** Fields that the cabinet corrects at once; the others need a request with grounds. */
export const simpleFields = cardFields.filter((field) => fieldOf(field).correction === 'simple');
export type SimpleField = Extract<
  CardField,
  'familyName' | 'givenName' | 'patronymic' | 'companyName' | 'position' | 'phone' | 'iban'
>;

export const isSimpleField = (text: string): text is SimpleField =>
  (simpleFields as readonly string[]).includes(text);

const longest = 200;
const values: Record<SimpleField, z.ZodType<string | null, string | null | undefined>> = {
  familyName: zName as never,
  givenName: zName as never,
  patronymic: zOptional(zName) as never,
  companyName: zFreeText(longest) as never,
  position: zOptional(zFreeText(longest)) as never,
  phone: zOptional(zPhone) as never,
  iban: zOptional(zIban) as never,
};

/**
 * One corrected field. `version` is the card's version that the person saw: a card that changed meanwhile refuses the
 * stale value instead of overwriting the newer one.
 */
export const correctFieldInput = (field: SimpleField) =>
  z.strictObject(
    {
      field: z.literal(field),
      value: values[field],
      version: z.coerce.number('validation.invalid').int('validation.invalid').min(1, 'validation.invalid'),
    },
    'validation.invalid',
  );

export const correctAnyFieldInput = z.discriminatedUnion(
  'field',
  [
    correctFieldInput('familyName'),
    correctFieldInput('givenName'),
    correctFieldInput('patronymic'),
    correctFieldInput('companyName'),
    correctFieldInput('position'),
    correctFieldInput('phone'),
    correctFieldInput('iban'),
  ],
  'validation.invalid',
);
export type CorrectFieldInput = { field: SimpleField; value: string | null; version: number };
