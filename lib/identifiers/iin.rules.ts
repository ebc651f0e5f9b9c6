import { isLocalDate } from '@/lib/deadlines/almaty.rules';
import { type Checked, refuse, withoutSeparators } from '@/lib/identifiers/check.rules';
import { hasControlDigit } from '@/lib/identifiers/control-digit.rules';

export type Sex = 'male' | 'female';
export type CheckedIin = Checked<{ readonly birthDate: string; readonly sex: Sex }>;

/** Seventh digit: century of birth and sex. 0 is seen in the wild but unconfirmed, so it is refused. */
const centuries: Record<string, readonly [century: string, sex: Sex]> = {
  1: ['18', 'male'],
  2: ['18', 'female'],
  3: ['19', 'male'],
  4: ['19', 'female'],
  5: ['20', 'male'],
  6: ['20', 'female'],
};

/**
 * Checks an individual identification number (ИИН): twelve digits, a real birth date that is not after `today`,
 * the control digit. Spaces and dashes are taken out.
 * @param today local date in Almaty, `YYYY-MM-DD`.
 */
export function checkIin(text: string, today: string): CheckedIin {
  const value = withoutSeparators(text);
  if (/[^0-9]/.test(value)) return refuse('validation.iinDigits');
  if (value.length !== 12) return refuse('validation.iinLength');
  const known = centuries[value.charAt(6)];
  if (!known) return refuse('validation.iinCentury');
  const [century, sex] = known;
  const birthDate = `${century}${value.slice(0, 2)}-${value.slice(2, 4)}-${value.slice(4, 6)}`;
  if (!isLocalDate(birthDate)) return refuse('validation.iinDate');
  if (!hasControlDigit(value)) return refuse('validation.iinControl');
  if (birthDate > today) return refuse('validation.iinFuture');
  return { ok: true, value, birthDate, sex };
}
