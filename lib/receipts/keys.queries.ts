import 'server-only';
import type { Actor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { consentTree } from '@/lib/ledger/consent-tree';
import { firstKeys, trustedVerifiers } from '@/lib/ledger/endorsement.rules';
import type { Verifier } from '@/lib/ledger/note.rules';
import { knownKeys } from '@/lib/ledger/rows.queries';
import { authorize } from '@/lib/permissions';

/** The public keys that the signed heads of the ledger are checked with: the first one and all that it vouches for. */
export async function listVerifiers(actor: Actor, on?: Tx): Promise<Verifier[]> {
  authorize(actor, 'ledger.keys');
  const keys = await asActor(actor, on, (tx) => knownKeys(tx, consentTree));
  return trustedVerifiers(keys, firstKeys(keys));
}
