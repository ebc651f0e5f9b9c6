const firstPass = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const secondPass = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

const remainder = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;

/**
 * The twelfth digit of an IIN or BIN from its first eleven (one algorithm for both), or null when both passes give
 * 10: such a number is never issued, whatever its last digit.
 * @param digits at least eleven ASCII digits; only the first eleven are used.
 */
export function controlDigit(digits: string): number | null {
  const first = remainder(digits, firstPass);
  if (first < 10) return first;
  const second = remainder(digits, secondPass);
  return second < 10 ? second : null;
}

/** True when a number of twelve digits ends with its own control digit. */
export const hasControlDigit = (number: string): boolean => controlDigit(number) === Number(number[11]);
