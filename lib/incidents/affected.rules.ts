import { csvCell } from '@/lib/statistics/csv.rules';

/**
 * Somebody whose data an incident reached, with what the authority needs to find and tell him: name, IIN, telephone (Order
 * 481/НҚ of 09.08.2024). What is not held is null.
 */
export type Affected = {
  familyName: string | null;
  givenName: string | null;
  patronymic: string | null;
  iin: string | null;
  phone: string | null;
};

/** `touched`: there is an act with his data in the journal of that time. `held`: his data were held then. */
export const reaches = ['touched', 'held'] as const;
export type Reach = (typeof reaches)[number];

const columns = ['familyName', 'givenName', 'patronymic', 'iin', 'phone'] as const;

/** The list as a file that a spreadsheet opens: UTF-8 with its mark, a line of names, a line for each person. */
export const affectedCsv = (people: readonly Affected[]): string => {
  const lines = people.map((person) => columns.map((column) => csvCell(person[column] ?? '')).join(','));
  return `\ufeff${[columns.join(','), ...lines].map((line) => `${line}\r\n`).join('')}`;
};
