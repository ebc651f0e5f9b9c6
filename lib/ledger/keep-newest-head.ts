import 'server-only';
import type { SystemActor } from '@/lib/actor';
import { asActor } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { openCheckpoint } from '@/lib/ledger/checkpoint.rules';
import { keepHead, keptHeads } from '@/lib/ledger/keep-head';
import { verifyConsistency } from '@/lib/ledger/merkle.rules';
import { parseVerifier } from '@/lib/ledger/note.rules';
import { hashReader, knownKeys, newestHead, treeSize } from '@/lib/ledger/rows.queries';
import { consistencyPath } from '@/lib/ledger/tiles.rules';
import type { Tree } from '@/lib/ledger/tree';
import { authorize } from '@/lib/permissions';

/**
 * Keeps the newest signed head outside the database, whoever had it signed. Before it takes the place of today's earlier
 * one the tree must prove that it only grew since the last head that is kept: a head that does not follow is written
 * beside it, and what was kept stays as evidence.
 * @throws AppError conflict when the tree is not the one that was kept.
 */
export async function keepNewestHead(
  actor: SystemActor,
  tree: Tree,
  folder = tree.headsFolder(),
): Promise<void> {
  authorize(actor, tree.seal);
  const last = (await keptHeads(folder)).at(-1);
  const follows = await asActor(actor, undefined, async (tx) => {
    const head = await newestHead(tx, tree);
    if (!head || head.note === last) return null;
    if (last === undefined) return { head, grew: true };
    const verifiers = (await knownKeys(tx, tree)).flatMap(({ verifier }) => parseVerifier(verifier) ?? []);
    const before = openCheckpoint(last, verifiers);
    const grew =
      before.ok &&
      before.checkpoint.size <= head.size &&
      head.size <= (await treeSize(tx, tree)) &&
      verifyConsistency(
        before.checkpoint,
        head,
        await consistencyPath(hashReader(tx, tree), before.checkpoint.size, head.size),
      );
    return { head, grew };
  });
  if (!follows) return;
  await keepHead(follows.head.note, folder, follows.grew ? '' : `-other-${follows.head.size}`);
  if (!follows.grew) throw new AppError('conflict');
}
