import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type Refused, refuse } from '@/lib/identifiers/check.rules';

/** `mobile` is true only for a number that is certainly a mobile one: codes by SMS go nowhere else. */
export type CheckedPhone = { readonly ok: true; readonly e164: string; readonly mobile: boolean } | Refused;

/** Digits and the signs people write between them; no letters, no extension, a plus only in front. */
const spelling = /^\+?[\d\s().\-\u2010-\u2015]{5,40}$/;

/** Checks a phone number as people in Kazakhstan write it (`8 701…`, `77012345678`, `+7 (701)…`) or any foreign one. */
export function checkPhone(text: string): CheckedPhone {
  const trimmed = text.trim();
  const phone = spelling.test(trimmed)
    ? parsePhoneNumberFromString(trimmed, { defaultCountry: 'KZ', extract: false })
    : undefined;
  if (!phone?.isValid()) return refuse('validation.phone');
  return { ok: true, e164: phone.number, mobile: phone.getType() === 'MOBILE' };
}

/**
 * `+77012345678` → `+7 701 234 56 78`; the grouping everybody in Kazakhstan reads. A foreign number is grouped as its
 * own country does, and a text that is no number comes back as it is.
 */
export function formatPhone(e164: string): string {
  const groups = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(e164);
  if (groups) return `+7 ${groups.slice(1).join(' ')}`;
  return parsePhoneNumberFromString(e164, { extract: false })?.formatInternational() ?? e164;
}
