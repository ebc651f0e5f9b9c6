import { isCount, isHash, type TreeHead } from './merkle.rules';
import {
  checkNote,
  fromBase64,
  isKeyName,
  type NoteFault,
  type Signer,
  signNote,
  type Verifier,
} from './note.rules';

/*
 * Signed heads of the tree (c2sp.org/tlog-checkpoint): a note of three lines, who keeps the ledger (`origin`), how many
 * events it holds, and the root in base64. Extension lines are refused: nobody could check what they say.
 */

/** The head of the ledger called `origin`. The root is in hex here and in base64 in the note. */
export type Checkpoint = TreeHead & { origin: string };

/** The text of a checkpoint. Null when a part of it is not fit. */
export function checkpointBody({ origin, size, root }: Checkpoint): string | null {
  if (!isKeyName(origin) || !isCount(size) || !isHash(root)) return null;
  return `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`;
}

/** Reads the text of a checkpoint. Null unless it is spelled exactly as `checkpointBody` writes it. */
export function parseCheckpoint(body: string): Checkpoint | null {
  if (typeof body !== 'string' || body.length > 400) return null;
  const [, origin = '', size = '', root = ''] = /^([^\n]+)\n([0-9]{1,16})\n([^\n]+)\n$/.exec(body) ?? [];
  const checkpoint = { origin, size: Number(size), root: fromBase64(root)?.toString('hex') ?? '' };
  return checkpointBody(checkpoint) === body ? checkpoint : null;
}

/** Signs the head of the signer's own ledger: its name is the origin. Null when the head is not one. */
export function signCheckpoint(signer: Signer, head: TreeHead): string | null {
  const body = checkpointBody({ origin: signer.name, size: head.size, root: head.root });
  return body === null ? null : signNote(body, [signer]);
}

export type CheckpointCheck =
  | { ok: true; checkpoint: Checkpoint; signedBy: string[] }
  | { ok: false; why: NoteFault };

/**
 * Checks a signed checkpoint. Only keys that carry the name of the ledger count: a key of another ledger says nothing
 * about this one. Never throws.
 */
export function openCheckpoint(note: unknown, verifiers: readonly Verifier[]): CheckpointCheck {
  const found = checkNote(note, verifiers);
  if (!found.ok) return found;
  const checkpoint = parseCheckpoint(found.body);
  if (!checkpoint) return { ok: false, why: 'format' };
  const signedBy = found.signedBy.filter((text) => text.startsWith(`${checkpoint.origin}+`));
  return signedBy.length > 0 ? { ok: true, checkpoint, signedBy } : { ok: false, why: 'key' };
}
