import 'server-only';
import { deriveKey } from '@/lib/crypto/derive.rules';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { newSigner, type Signer } from '@/lib/ledger/note.rules';

/**
 * The keys that can sign the tree called `name`, the one in use first: those of LEDGER_KEYS, then the one that is drawn from
 * AUTH_SECRET for `purpose` and used where there are no others. A key that is not in use can only name its successor. The
 * name is part of every key and head: what is signed for one tree says nothing of another.
 */
export function signersOf(name: string, purpose: string): readonly [Signer, ...Signer[]] {
  const { LEDGER_KEYS, AUTH_SECRET } = env();
  const given = LEDGER_KEYS?.split(',').map((one) => one.slice(one.indexOf(':') + 1)) ?? [];
  const drawn = AUTH_SECRET ? [deriveKey(AUTH_SECRET, purpose).toString('base64')] : [];
  const [first, ...rest] = [...given, ...drawn].flatMap((seed) => newSigner(name, seed) ?? []);
  if (!first) throw new AppError('unavailable');
  return [first, ...rest];
}
