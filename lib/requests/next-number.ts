import 'server-only';
import { sql } from 'drizzle-orm';
import { counters } from '@/db/schema/requests';
import type { Tx } from '@/lib/database';

/**
 * The next running number of a series in a year: `2026-000001`. Taken inside the caller's transaction, so a number
 * belongs to an act that happened, and two acts at once never share one.
 */
export async function nextNumber(tx: Tx, series: 'request' | 'certificate', year: number): Promise<string> {
  const [row] = await tx
    .insert(counters)
    .values({ name: `${series}-${year}`, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning({ value: counters.value });
  return `${year}-${String(row?.value ?? 0).padStart(6, '0')}`;
}
