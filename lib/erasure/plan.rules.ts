import type { PlanLine } from '@/db/schema/requests';
import { type DataField, dataMap, proofYears } from '@/lib/data-map/registry.rules';

export type { PlanLine } from '@/db/schema/requests';

const yearsLater = (date: string, years: number): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  const target = `${Number(year) + years}-${month}`;
  // 29 February has no anniversary in a common year: the last day of the month then.
  const last = new Date(Date.UTC(Number(year) + years, Number(month), 0)).getUTCDate();
  return `${target}-${String(Math.min(Number(day), last)).padStart(2, '0')}`;
};

/** Until when a kept field stays if the erasure happens on `date`, or null when it is not kept by time. */
export function keptUntil(field: DataField, date: string): string | null {
  if (field.erasure.act !== 'keep') return null;
  const years = proofYears[field.retention];
  return years === undefined ? null : yearsLater(date, years);
}

const lineKey = (field: DataField) =>
  [
    field.table,
    field.category,
    field.erasure.act,
    field.erasure.act === 'keep' ? field.erasure.ground : '',
  ].join('|');

/**
 * What an erasure on `date` would do, line by line: table, category, act, how many rows, which fields, and for what
 * is kept the norm and the last day. Derived from the data map alone; the certificate holds the same lines.
 */
export function planLines(rowsOf: ReadonlyMap<string, number>, date: string): PlanLine[] {
  const lines = new Map<string, PlanLine>();
  for (const field of dataMap) {
    const { table, category, erasure } = field;
    const line = lines.get(lineKey(field)) ?? {
      table,
      category,
      act: erasure.act,
      rows: rowsOf.get(table) ?? 0,
      fields: [],
      ground: erasure.act === 'keep' ? erasure.ground : null,
      until: keptUntil(field, date),
    };
    if (!line.fields.includes(field.field)) line.fields.push(field.field);
    lines.set(lineKey(field), line);
  }
  return [...lines.values()].filter((line) => line.rows > 0);
}
