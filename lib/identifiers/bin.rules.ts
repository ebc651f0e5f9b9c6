import { type Checked, refuse, withoutSeparators } from '@/lib/identifiers/check.rules';
import { hasControlDigit } from '@/lib/identifiers/control-digit.rules';

const types = { 4: 'resident', 5: 'nonResident', 6: 'jointTrader' } as const;
const units = { 0: 'head', 1: 'branch', 2: 'representation', 3: 'other' } as const;
export type BinType = (typeof types)[keyof typeof types];
export type BinUnit = (typeof units)[keyof typeof units];
/** `registered` is `YYYY-MM`. */
export type CheckedBin = Checked<{
  readonly registered: string;
  readonly type: BinType;
  readonly unit: BinUnit;
}>;

/** The number holds two digits of the year; nobody in Kazakhstan was registered before 1950. */
const century = (year: string): string => (year >= '50' ? '19' : '20');

/**
 * Checks a business identification number (БИН): twelve digits, registration month, kind of entity and of unit,
 * the control digit. Its fifth digit is 4 to 6, so no IIN passes for a BIN. Spaces and dashes are taken out.
 */
export function checkBin(text: string): CheckedBin {
  const value = withoutSeparators(text);
  if (/[^0-9]/.test(value)) return refuse('validation.binDigits');
  if (value.length !== 12) return refuse('validation.binLength');
  const [year, month] = [value.slice(0, 2), value.slice(2, 4)];
  if (month < '01' || month > '12') return refuse('validation.binDate');
  const type = types[value.charAt(4) as unknown as keyof typeof types];
  const unit = units[value.charAt(5) as unknown as keyof typeof units];
  if (!type || !unit) return refuse('validation.binType');
  if (!hasControlDigit(value)) return refuse('validation.binControl');
  return { ok: true, value, registered: `${century(year)}${year}-${month}`, type, unit };
}
