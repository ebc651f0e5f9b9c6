import { ledgerName } from '@/lib/ledger/consent-tree';
import { describeLedger } from '@/lib/ledger/proof.queries';
import { publicRoute } from '@/lib/route';

/** The public keys of the consent ledger, with the word of each for the next, and its newest signed head. */
export const GET = publicRoute(async (actor) => {
  const { keys, head } = await describeLedger(actor);
  return Response.json(
    {
      ledger: ledgerName,
      keys: keys.map(({ verifier, endorsement, at }) => ({ verifier, endorsement, since: at.toISOString() })),
      checkpoint: head?.note ?? null,
    },
    { headers: { 'cache-control': 'no-cache' } },
  );
});
