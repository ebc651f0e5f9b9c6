import { openNote, parseVerifier, publicKeyOf, type Signer, signNote, type Verifier } from './note.rules';

/*
 * Change of keys. A key that goes signs a note that names the key that comes:
 *
 *   pbo consent ledger key
 *   <text of the new key>
 *
 * Trust runs one way, from the key that signs to the key that is named: whoever has written down the first key can
 * follow the chain to all later ones. The other way it would be worth nothing, because anybody can sign a note that
 * names our key.
 */

const heading = 'pbo consent ledger key';
const bodyOf = (verifier: string) => `${heading}\n${verifier}\n`;

/** A public key of the ledger and the note in which an earlier key names it; the first one has none. */
export type LedgerKey = { verifier: string; endorsement: string | null };

/** The first key of a ledger: the first one in the list that nobody vouches for. Later ones of the kind are not trusted. */
export const firstKeys = (keys: readonly LedgerKey[]): string[] =>
  keys
    .filter(({ endorsement }) => endorsement === null)
    .slice(0, 1)
    .map(({ verifier }) => verifier);

/** The old key's word for the new one. Null when the new key is malformed, the same, or of another ledger. */
export function endorseKey(old: Signer, verifier: string): string | null {
  if (parseVerifier(verifier)?.name !== old.name || publicKeyOf(old) === verifier) return null;
  return signNote(bodyOf(verifier), [old]);
}

/** Which key a note names and which of the known keys of the same ledger say so. Null when none does. */
export function openEndorsement(
  note: unknown,
  verifiers: readonly Verifier[],
): { verifier: string; endorsedBy: string[] } | null {
  const found = openNote(note, verifiers);
  const named = parseVerifier(found?.body.split('\n')[1] ?? '');
  if (!found || !named || found.body !== bodyOf(named.text)) return null;
  const endorsedBy = found.signedBy.filter(
    (text) => text !== named.text && text.startsWith(`${named.name}+`),
  );
  return endorsedBy.length > 0 ? { verifier: named.text, endorsedBy } : null;
}

/**
 * Which keys can be trusted by whoever trusts `trusted`: for each of them the chain from it up to a trusted one, both
 * included. Malformed keys and endorsements that do not hold are left out. A key may come more than once, with the word
 * of another key.
 */
export function trustChains(keys: readonly LedgerKey[], trusted: readonly string[]): Map<string, string[]> {
  const known = new Map<string, Verifier>();
  for (const text of [...trusted, ...keys.map((one) => one.verifier)]) {
    const verifier = parseVerifier(text);
    if (verifier) known.set(text, verifier);
  }
  const endorsed = keys.flatMap(({ verifier, endorsement }) => {
    const found = endorsement === null ? null : openEndorsement(endorsement, [...known.values()]);
    return found?.verifier === verifier && known.has(verifier) ? [found] : [];
  });
  const chains = new Map(trusted.filter((text) => known.has(text)).map((text) => [text, [text]]));
  // A map is walked in the order of insertion, with what is added on the way: nearest to the trusted keys first.
  for (const [text, chain] of chains) {
    for (const { verifier, endorsedBy } of endorsed) {
      if (endorsedBy.includes(text) && !chains.has(verifier)) chains.set(verifier, [verifier, ...chain]);
    }
  }
  return chains;
}

/** The keys that can be trusted by whoever trusts `trusted`, ready to check notes with. */
export const trustedVerifiers = (keys: readonly LedgerKey[], trusted: readonly string[]): Verifier[] =>
  [...trustChains(keys, trusted).keys()].flatMap((text) => parseVerifier(text) ?? []);
