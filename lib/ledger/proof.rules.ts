import { openCheckpoint } from './checkpoint.rules';
import { isCount, isPath, verifyInclusion } from './merkle.rules';
import type { Verifier } from './note.rules';
import { parseRecord, recordHash } from './record.rules';
import { type HashReader, inclusionPath } from './tiles.rules';

/** What shows that a record is in the ledger: its place, the way to the root, and the signed head with that root. */
export type InclusionProof = { index: number; size: number; path: string[]; checkpoint: string };

/**
 * `record`: not a record. `format`: not a proof. `key`: signed by no known key. `signature`: not what the key signed.
 * `path`: the record is not at this place of the signed tree; it, the place or the way was altered.
 */
export type ProofFault = 'record' | 'format' | 'key' | 'signature' | 'path';
export type ProofCheck = { ok: true; size: number; signedBy: string[] } | { ok: false; why: ProofFault };

/**
 * The proof of the leaf at `index` under a signed checkpoint of `size` leaves.
 * @throws RangeError when the tree has no such leaf or a stored hash is missing.
 */
export const proofOf = async (
  read: HashReader,
  index: number,
  head: { size: number; note: string },
): Promise<InclusionProof> => ({
  index,
  size: head.size,
  path: await inclusionPath(read, index, head.size),
  checkpoint: head.note,
});

function isProof(value: unknown): value is InclusionProof {
  if (value === null || typeof value !== 'object' || Object.keys(value).length !== 4) return false;
  const { index, size, path, checkpoint }: Partial<Record<keyof InclusionProof, unknown>> = value;
  return isCount(index) && isCount(size) && index < size && isPath(path) && typeof checkpoint === 'string';
}

/**
 * Checks a record with its proof, with nothing but keys that are trusted: no database, no network. Both come as they
 * were read from a file. Never throws.
 */
export function verifyProof(record: unknown, proof: unknown, verifiers: readonly Verifier[]): ProofCheck {
  const leaf = parseRecord(record);
  if (!leaf) return { ok: false, why: 'record' };
  if (!isProof(proof)) return { ok: false, why: 'format' };
  const head = openCheckpoint(proof.checkpoint, verifiers);
  if (!head.ok) return head;
  const { checkpoint, signedBy } = head;
  const leads =
    proof.size === checkpoint.size && verifyInclusion(recordHash(leaf), proof.index, proof.path, checkpoint);
  return leads ? { ok: true, size: checkpoint.size, signedBy } : { ok: false, why: 'path' };
}
