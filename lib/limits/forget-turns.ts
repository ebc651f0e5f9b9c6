import 'server-only';
import { lte } from 'drizzle-orm';
import { limitCounters } from '@/db/schema/limits';
import type { SystemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { asActor } from '@/lib/database';
import { authorize } from '@/lib/permissions';

/** Forgets the counts of windows that are over. */
export async function forgetTurns(actor: SystemActor): Promise<void> {
  authorize(actor, 'limit.forget');
  await asActor(actor, undefined, (tx) => tx.delete(limitCounters).where(lte(limitCounters.until, now())));
}
