import 'server-only';
import { type Actor, systemActor } from '@/lib/actor';
import { asActor } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { countOne } from '@/lib/limits/count-turn';
import type { LimitName } from '@/lib/limits/limits.rules';
import { authorize } from '@/lib/permissions';

/**
 * Takes one turn of a limit for `who` (an account, an address of the network). What is counted stays counted when the act
 * fails. Nobody asked, nobody limited: without `who` nothing happens.
 * @throws AppError rate_limited with the seconds to wait.
 */
export async function takeTurn(actor: Actor, name: LimitName, who: string | null): Promise<void> {
  authorize(actor, 'limit.take');
  if (who === null) return;
  const wait = await asActor(systemActor('limits', actor.requestId), undefined, (tx) =>
    countOne(tx, name, who),
  );
  if (wait > 0) throw new AppError('rate_limited', { waitSeconds: wait });
}
