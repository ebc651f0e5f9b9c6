import { formatPhone } from '@/lib/identifiers/phone.rules';

const dot = '•';
/** Stands for a value that is too short to show a part of. */
const hidden = dot.repeat(3);

/** `990101100010` → `••••••••0010`: the birth date and sex stay hidden. */
export const maskIin = (iin: string): string => dot.repeat(8) + iin.slice(8);

/** `client@demo.kz` → `c•••@demo.kz`; three dots whatever the length. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? hidden : email.charAt(0) + hidden + email.slice(at);
}

/** `+77012345678` → `+7 ••• ••• 56 78`: country code and the last four digits. */
export function maskPhone(e164: string): string {
  const shown = formatPhone(e164);
  const code = shown.indexOf(' ');
  if (code < 0 || shown.length < 10) return hidden;
  return shown.slice(0, code) + shown.slice(code).replace(/\d(?=(?:\D*\d){4})/g, dot);
}

/** `KZ179470398991471260` → `KZ•• •••• •••• •••• 1260`. */
export function maskIban(iban: string): string {
  if (iban.length < 15) return hidden;
  const masked = iban.slice(0, 2) + dot.repeat(iban.length - 6) + iban.slice(-4);
  return masked.replace(/(.{4})(?=.)/g, '$1 ');
}
