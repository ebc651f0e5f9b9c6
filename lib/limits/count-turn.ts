import 'server-only';
import { sql } from 'drizzle-orm';
import { limitCounters } from '@/db/schema/limits';
import { now } from '@/lib/clock';
import { indexOf } from '@/lib/crypto/vault';
import type { Tx } from '@/lib/database';
import { type LimitName, limits } from '@/lib/limits/limits.rules';

/** Counts one more of a limit. Seconds to wait when it is one too many, otherwise 0. */
export async function countOne(tx: Tx, name: LimitName, who: string): Promise<number> {
  const at = now();
  const { most, minutes } = limits[name];
  const over = sql`${limitCounters.until} <= ${at.toISOString()}::timestamptz`;
  const [row] = await tx
    .insert(limitCounters)
    .values({
      // Nobody's address or account stands in the table.
      key: `${name}:${indexOf(`limits.${name}`, who)}`,
      count: 1,
      until: new Date(at.getTime() + minutes * 60_000),
    })
    .onConflictDoUpdate({
      target: limitCounters.key,
      set: {
        // Far beyond the limit it counts no further: a flood makes the number no larger.
        count: sql`case when ${over} then 1 else least(${limitCounters.count} + 1, ${most + 1}) end`,
        until: sql`case when ${over} then excluded.until else ${limitCounters.until} end`,
      },
    })
    .returning({ count: limitCounters.count, until: limitCounters.until });
  if (!row || row.count <= most) return 0;
  return Math.max(1, Math.ceil((row.until.getTime() - at.getTime()) / 1000));
}
