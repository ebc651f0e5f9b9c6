import type { PlanLine } from '@/lib/erasure/plan.rules';

/** A line as people read it: what happens to a category of data, whatever tables it lies in. */
export type CategoryLine = Omit<PlanLine, 'table'> & { tables: string[] };

const acts: readonly PlanLine['act'][] = ['erase', 'anonymise', 'keep'];

/**
 * The plan by category: lines of one category, act, ground and last day become one, their rows added up and their
 * fields named once. First what goes, then what stays.
 */
export function linesByCategory(lines: readonly PlanLine[]): CategoryLine[] {
  const merged = new Map<string, CategoryLine>();
  for (const { table, category, act, rows, fields, ground, until } of lines) {
    const key = [category, act, ground, until].join('|');
    const line = merged.get(key) ?? { tables: [], category, act, rows: 0, fields: [], ground, until };
    line.tables.push(table);
    line.rows += rows;
    line.fields.push(...fields.filter((field) => !line.fields.includes(field)));
    merged.set(key, line);
  }
  return [...merged.values()].sort((one, other) => acts.indexOf(one.act) - acts.indexOf(other.act));
}
