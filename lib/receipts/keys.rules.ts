import { z } from 'zod';
import { type LedgerKey, trustedVerifiers } from '@/lib/ledger/endorsement.rules';
import type { Verifier } from '@/lib/ledger/note.rules';

/** The first key of a ledger: the first one in the list that nobody vouches for. Later ones of the kind are not trusted. */
export const rootsOf = (keys: readonly LedgerKey[]): string[] =>
  keys
    .filter(({ endorsement }) => endorsement === null)
    .slice(0, 1)
    .map(({ verifier }) => verifier);

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
    return trustedVerifiers(keys, firsts.length === 1 ? rootsOf(keys) : []);
  } catch {
    return null;
  }
}
