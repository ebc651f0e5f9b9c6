import { z } from 'zod';
import { now } from '@/lib/clock';
import { almatyDate, isLocalDate } from '@/lib/deadlines/almaty.rules';
import { checkBin } from '@/lib/identifiers/bin.rules';
import {
  type Checked,
  type Refused,
  refuse,
  type ValidationKey,
  withoutSeparators,
} from '@/lib/identifiers/check.rules';
import { checkEmail } from '@/lib/identifiers/email.rules';
import { checkIin } from '@/lib/identifiers/iin.rules';
import { checkName } from '@/lib/identifiers/name.rules';
import { cleanText } from '@/lib/identifiers/text.rules';

const required: ValidationKey = 'validation.required';
const today = (): string => almatyDate(now());

/** A required text that passes `check`; comes out in its normal form. Blank is `validation.required`. */
export const zChecked = (check: (text: string) => Checked | Refused) =>
  z.string(required).transform((text, context) => {
    const checked = text.trim() === '' ? refuse(required) : check(text);
    if (checked.ok) return checked.value;
    context.addIssue({ code: 'custom', message: checked.reason });
    return z.NEVER;
  });

/** Makes a piece optional: missing or blank comes out as null. */
export const zOptional = <Piece extends z.ZodType<string, string>>(piece: Piece) =>
  z.preprocess(
    (input) => (typeof input === 'string' && input.trim() === '' ? null : (input ?? null)),
    piece.nullable(),
  );

/** Surname or given name. */
export const zName = zChecked(checkName);
/** Patronymic, null when there is none. */
export const zPatronymic = zOptional(zName);

/** IIN. `onDate` gives the local date that the birth date may not exceed; Almaty's today unless told. */
export const zIin = (onDate: () => string = today) => zChecked((text) => checkIin(text, onDate()));
export const zBin = zChecked(checkBin);
export const zEmail = zChecked(checkEmail);

const earliestBirth = '1800-01-01';

function checkBirthDate(text: string, onDate: string): Checked {
  const value = text.trim().replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, '$3-$2-$1');
  if (!isLocalDate(value) || value < earliestBirth) return refuse('validation.date');
  return value > onDate ? refuse('validation.dateFuture') : { ok: true, value };
}
/** Birth date as `YYYY-MM-DD`; `31.12.1990` is understood too, for a date field without a picker. */
export const zBirthDate = (onDate: () => string = today) =>
  zChecked((text) => checkBirthDate(text, onDate()));

/** Free text of at most `max` characters. */
export const zFreeText = (max: number) => zChecked((text) => cleanText(text, max));

/** A one-time code: six digits, however they were grouped. */
export const zCode = zChecked((text) => {
  const value = withoutSeparators(text);
  return /^\d{6}$/.test(value) ? { ok: true, value } : refuse('validation.code');
});
