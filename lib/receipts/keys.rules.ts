import { z } from 'zod';
import { firstKeys, trustedVerifiers } from '@/lib/ledger/endorsement.rules';
import type { Verifier } from '@/lib/ledger/note.rules';

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
    // Two first keys in a file: nobody can tell which of them is meant.
    const firsts = keys.filter(({ endorsement }) => endorsement === null);
    return trustedVerifiers(keys, firsts.length === 1 ? firstKeys(keys) : []);
  } catch {
    return null;
  }
}
