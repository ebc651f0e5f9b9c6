import 'server-only';
import { isNotNull, sql } from 'drizzle-orm';
import { outbox } from '@/db/schema/messages';
import { dataKeys } from '@/db/schema/people';
import type { SystemActor } from '@/lib/actor';
import { currentKeyName } from '@/lib/crypto/vault';
import { asActor } from '@/lib/database';
import { authorize } from '@/lib/permissions';

export type KeyUse = { name: string; current: boolean; dataKeys: number; messages: number };

/** How much is under each master key, by the names that the rows say; the current one first. */
export async function countKeyUse(actor: SystemActor): Promise<KeyUse[]> {
  authorize(actor, 'keys.rotate');
  const count = sql<number>`count(*)::int`;
  return asActor(actor, undefined, async (tx) => {
    const ofKey = sql<string>`split_part(${dataKeys.wrappedKey}, '.', 1)`;
    const ofMessage = sql<string>`split_part(${outbox.sealed}, '.', 1)`;
    const keys = await tx.select({ name: ofKey, count }).from(dataKeys).groupBy(ofKey);
    const messages = await tx
      .select({ name: ofMessage, count })
      .from(outbox)
      .where(isNotNull(outbox.sealed))
      .groupBy(ofMessage);
    const current = currentKeyName();
    const names = new Set([current, ...[...keys, ...messages].map(({ name }) => name).sort()]);
    const of = (rows: { name: string; count: number }[], name: string) =>
      rows.find((row) => row.name === name)?.count ?? 0;
    return [...names].map((name) => ({
      name,
      current: name === current,
      dataKeys: of(keys, name),
      messages: of(messages, name),
    }));
  });
}
