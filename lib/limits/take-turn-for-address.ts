import 'server-only';
import { type Actor, systemActor } from '@/lib/actor';
import { asActor } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { countOne } from '@/lib/limits/count-turn';
import type { AddressLimits } from '@/lib/limits/limits.rules';
import { authorize } from '@/lib/permissions';

/**
 * Takes a turn for something that will be sent to an address which nobody has proved to be his. What others ask for from
 * elsewhere takes nothing from who asks here; and when they have used up what the address may be sent in an hour, each
 * network still has one turn: who owns the address is not locked out, and what he is sent stays bounded.
 * @throws AppError rate_limited with the seconds to wait.
 */
export async function takeTurnForAddress(
  actor: Actor,
  what: AddressLimits,
  { account, asker }: { account: string; asker: string | null },
): Promise<void> {
  authorize(actor, 'limit.take');
  const here = `${account} ${asker ?? ''}`;
  const wait = await asActor(systemActor('limits', actor.requestId), undefined, async (tx) => {
    // The network first: one that asks about everybody leaves no row for each.
    const network = asker === null ? 0 : await countOne(tx, `${what}OfNetwork`, asker);
    if (network > 0) return network;
    const own = await countOne(tx, `${what}Here`, here);
    if (own > 0) return own;
    const crowd = await countOne(tx, `${what}OfAll`, 'all');
    const sent = await countOne(tx, `${what}OfAccount`, account);
    if (crowd === 0 && sent === 0) return 0;
    return asker !== null && (await countOne(tx, `${what}Spare`, here)) === 0 ? 0 : Math.max(crowd, sent);
  });
  if (wait > 0) throw new AppError('rate_limited', { waitSeconds: wait });
}
