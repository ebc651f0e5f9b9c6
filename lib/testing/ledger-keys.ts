import { createHash } from 'node:crypto';
import { newSigner, parseVerifier, publicKeyOf, type Signer, type Verifier } from '@/lib/ledger/note.rules';

/** The name of the ledger of tests. */
export const testLedger = 'ledger.example/consent';

/** A signer whose seed is made of a word: the same word gives the same key. */
export function signerOf(word: string, name = testLedger): Signer {
  const signer = newSigner(name, createHash('sha256').update(word).digest('base64'));
  if (!signer) throw new Error(`no signer ${name}`);
  return signer;
}

/** The key that checks what the signer signs. */
export function verifierOf(signer: Signer): Verifier {
  const verifier = parseVerifier(publicKeyOf(signer));
  if (!verifier) throw new Error(`no verifier ${signer.name}`);
  return verifier;
}
