import 'server-only';
import { desc, eq } from 'drizzle-orm';
import { outbox } from '@/db/schema/messages';
import type { Actor } from '@/lib/actor';
import { indexOf, systemVault } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import type { SealedMessage } from '@/lib/messages/message.rules';
import { authorize } from '@/lib/permissions';

export type DemoMessage = SealedMessage & { channel: 'email'; at: string };

const most = 50;

/** The demo mailbox of an address, newest first. Exists only where messages are never sent. */
export async function listDemoMessages(actor: Actor, to: string, on?: Tx): Promise<DemoMessage[]> {
  authorize(actor, 'messages.readDemo');
  return asActor(actor, on, async (tx) => {
    const rows = await tx
      .select({ id: outbox.id, sealed: outbox.sealed, channel: outbox.channel, at: outbox.createdAt })
      .from(outbox)
      .where(eq(outbox.toIndex, indexOf('outbox.to', to)))
      .orderBy(desc(outbox.createdAt))
      .limit(most);
    const vault = systemVault();
    return rows.flatMap(({ id, sealed, channel, at }) => {
      if (!sealed) return [];
      const message: SealedMessage = JSON.parse(vault.open('outbox', 'sealed', id, sealed));
      return [{ ...message, channel, at: at.toISOString() }];
    });
  });
}
