import type { CountRow } from './queries';

/**
 * A cell of a CSV file (RFC 4180). What a spreadsheet would take for a formula begins with an apostrophe: a host comes
 * from outside.
 */
export function csvCell(value: string | number): string {
  const text =
    typeof value === 'string' && /^[\s]*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : String(value);
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const columns = ['day', 'page', 'locale', 'referrer', 'device', 'count'] as const;

/** The counts as a file: a line of column names, then a line for each count. */
export const countsCsv = (rows: readonly CountRow[]): string =>
  [columns.join(','), ...rows.map((row) => columns.map((column) => csvCell(row[column])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
