import 'server-only';
import { and, asc, eq, isNull, lte } from 'drizzle-orm';
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
    await tx
      .update(outbox)
      .set({ sentAt: now(), sealed: null, toIndex: '', attempts })
      .where(eq(outbox.id, row.id));
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
        ...(gone ? { failedAt: now(), ...(row.personId ? {} : { sealed: null, toIndex: '' }) } : {}),
      })
      .where(eq(outbox.id, row.id));
    logger().warn({ event: 'message.notDelivered', count: attempts });
    return false;
  }
}

/**
 * Sends what is due, and forgets the words, the address and its fingerprint of what was sent or belongs to nobody and was given
 * up. Several processes may run it at once: a row being sent by one is skipped by the others. Returns how many went out.
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
    let sent = 0;
    for (const row of due) if (await deliverOne(tx, row, send)) sent += 1;
    return sent;
  });
}
