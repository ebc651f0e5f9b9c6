import { z } from 'zod';
import { type LedgerKey, trustedVerifiers } from '@/lib/ledger/endorsement.rules';
import type { Verifier } from '@/lib/ledger/note.rules';

/** The first key of a ledger: the one that nobody vouches for, if there is one and no more. */
export function rootsOf(keys: readonly LedgerKey[]): string[] {
  const roots = keys.filter(({ endorsement }) => endorsement === null).map(({ verifier }) => verifier);
  return roots.length === 1 ? roots : [];
}

const key = z.union([
  z.string().transform((verifier) => ({ verifier, endorsement: null })),
  z.looseObject({ verifier: z.string(), endorsement: z.string().nullable().default(null) }),
]);
const keysFile = z.union([z.array(key), z.looseObject({ keys: z.array(key) }).transform(({ keys }) => keys)]);

/**
 * Reads a file of public keys, as the portal publishes it at `/.well-known/consent-ledger.json`, or a list of one key.
 * Whoever gives the file trusts the one key in it that no other vouches for. Null for anything else.
 */
export function readKeysFile(text: string): Verifier[] | null {
  try {
    const keys = keysFile
      .parse(JSON.parse(text))
      .map(({ verifier, endorsement }) => ({ verifier, endorsement }));
    return trustedVerifiers(keys, rootsOf(keys));
  } catch {
    return null;
  }
}
