import { isValidIBAN } from 'ibantools';
import { type Checked, refuse, withoutSeparators } from '@/lib/identifiers/check.rules';

/** `KZ`, two check digits, three digits of the bank, thirteen letters or digits of the account: twenty in all. */
const shape = /^KZ\d{5}[A-Z0-9]{13}$/;

/** Checks an account number (ИИК) of a bank in Kazakhstan. Spaces and dashes are taken out, letters made capital. */
export function checkIban(text: string): Checked {
  const value = withoutSeparators(text).toUpperCase();
  if (!shape.test(value)) return refuse('validation.iban');
  return isValidIBAN(value) ? { ok: true, value } : refuse('validation.ibanControl');
}
