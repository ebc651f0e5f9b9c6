import 'server-only';
import { deriveKey } from '@/lib/crypto/derive.rules';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { newSigner, type Signer } from '@/lib/ledger/note.rules';

/** The name of the ledger, in its keys and heads. Not the address of the portal, which may move. */
export const ledgerName = 'pbo.kz/consent-ledger';

/**
 * The keys that can sign, the one in use first: those of LEDGER_KEYS, then the one that is drawn from AUTH_SECRET and used
 * where there are no others. A key that is not in use can only name its successor.
 */
export function ledgerSigners(): readonly [Signer, ...Signer[]] {
  const { LEDGER_KEYS, AUTH_SECRET } = env();
  const given = LEDGER_KEYS?.split(',').map((one) => one.slice(one.indexOf(':') + 1)) ?? [];
  const drawn = AUTH_SECRET ? [deriveKey(AUTH_SECRET, 'consent-ledger').toString('base64')] : [];
  const [first, ...rest] = [...given, ...drawn].flatMap((seed) => newSigner(ledgerName, seed) ?? []);
  if (!first) throw new AppError('unavailable');
  return [first, ...rest];
}
