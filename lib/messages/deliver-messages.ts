import 'server-only';
import { and, asc, eq, gt, isNull, lt, lte, or } from 'drizzle-orm';
import { outbox } from '@/db/schema/messages';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { systemVault } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import { logger } from '@/lib/logger';
import { mostAttempts, type SealedMessage, waitSeconds } from '@/lib/messages/message.rules';
import { authorize } from '@/lib/permissions';

export type Transport = (message: SealedMessage, id: string) => Promise<void>;

const batch = 20;

async function deliverOne(
  tx: Tx,
  row: { id: string; personId: string | null; sealed: string | null; attempts: number },
  send: Transport,
) {
  const attempts = row.attempts + 1;
  try {
    if (row.sealed)
      await send(JSON.parse(systemVault().open('outbox', 'sealed', row.id, row.sealed)), row.id);
    await tx.update(outbox).set({ sentAt: now(), sealed: null, attempts }).where(eq(outbox.id, row.id));
    return true;
  } catch {
    const gone = attempts >= mostAttempts;
    const nextTryAt = new Date(now().getTime() + waitSeconds(attempts) * 1000);
    await tx
      .update(outbox)
      // What belongs to nobody is erased with nobody: given up, it is forgotten.
      .set({
        attempts,
        nextTryAt,
        ...(gone ? { failedAt: now(), ...(row.personId ? {} : { sealed: null }) } : {}),
      })
      .where(eq(outbox.id, row.id));
    logger().warn({ event: 'message.notDelivered', count: attempts });
    return false;
  }
}

/** How long the fingerprint of the address stays after the words are gone: the limits on letters count by it. */
const addressMs = 60 * 60_000;

async function forgetAddresses(tx: Tx): Promise<void> {
  const before = new Date(now().getTime() - addressMs);
  const over = or(lt(outbox.sentAt, before), lt(outbox.failedAt, before));
  await tx
    .update(outbox)
    .set({ toIndex: '' })
    .where(and(gt(outbox.toIndex, ''), isNull(outbox.sealed), over));
}

/**
 * Sends what is due, forgets the words and the address of what was sent, and an hour later the address's fingerprint.
 * Several processes may run it at once:
 * a row being sent by one is skipped by the others. Returns how many went out.
 */
export async function deliverMessages(actor: Actor, send: Transport, on?: Tx): Promise<number> {
  authorize(actor, 'messages.deliver');
  return asActor(actor, on, async (tx) => {
    const due = await tx
      .select({ id: outbox.id, personId: outbox.personId, sealed: outbox.sealed, attempts: outbox.attempts })
      .from(outbox)
      .where(and(isNull(outbox.sentAt), isNull(outbox.failedAt), lte(outbox.nextTryAt, now())))
      .orderBy(asc(outbox.createdAt))
      .limit(batch)
      .for('update', { skipLocked: true });
    await forgetAddresses(tx);
    let sent = 0;
    for (const row of due) if (await deliverOne(tx, row, send)) sent += 1;
    return sent;
  });
}
