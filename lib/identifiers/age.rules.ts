/** Age of majority (Civil Code 22; policy clause 2.7). */
const majority = 18;

/**
 * Whole years on a local date; negative before birth. The year is complete on the birthday itself; who was born on
 * 29 February completes it on 1 March of a common year.
 */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** True from the eighteenth birthday on, that day included. */
export const isAdult = (birthDate: string, date: string): boolean => ageOn(birthDate, date) >= majority;
