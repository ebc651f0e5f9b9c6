import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

/*
 * Signed notes (c2sp.org/signed-note) with Ed25519 alone: a text, an empty line, and one line for each signature,
 * `— <name> <base64 of the key's id and the signature>`. Stricter than the format: names of our keys are printable
 * ASCII, base64 has one spelling, and no control character but the line feed may stand anywhere.
 */

/** A key that signs. `id` is 8 hex digits; name and id together tell which key it is. */
export type Signer = { name: string; id: string; key: KeyObject };

/** A key that checks. `text` is its one spelling, `<name>+<id>+<base64>`. */
export type Verifier = { name: string; id: string; text: string; key: KeyObject };

/** `format`: not a note. `key`: no signature of a known key. `signature`: a known key did not sign this. */
export type NoteFault = 'format' | 'key' | 'signature';
export type NoteCheck = { ok: true; body: string; signedBy: string[] } | { ok: false; why: NoteFault };

const ed25519 = 0x01;
const idBytes = 4;
const keyBytes = 32;
const signatureBytes = 64;
/** What DER writes before a raw Ed25519 key (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

const ourName = /^[!-*,-~]{1,200}$/;
const anyName = /^[^+\p{White_Space}]+$/u;
const unfit = /[\p{Cc}\p{Cs}]/u;
const longestNote = 1_000_000;
const mostSignatures = 64;

/** True for the name of a key or of a ledger: printable ASCII without spaces and «+». */
export const isKeyName = (value: unknown): value is string =>
  typeof value === 'string' && ourName.test(value);

/** The bytes of base64 that is spelled the one right way, padding and all. */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** True for a text that can be signed: ends with a line feed, no other control characters, no broken UTF-16. */
const isBody = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= longestNote &&
  value.endsWith('\n') &&
  !unfit.test(value.replaceAll('\n', ''));

/** The algorithm and the key: what both the id and the text of a key are made of. */
const typed = (raw: Uint8Array) => Buffer.concat([Buffer.of(ed25519), raw]);
const keyId = (name: string, raw: Uint8Array) =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed(raw)]), 'hex').slice(0, idBytes * 2);
const rawKey = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(-keyBytes);

/** A signer from the 32 bytes of an Ed25519 seed in base64. Null when the name or the seed is not fit. */
export function newSigner(name: string, seedBase64: string): Signer | null {
  const seed = typeof seedBase64 === 'string' ? fromBase64(seedBase64) : null;
  if (!isKeyName(name) || seed?.length !== keyBytes) return null;
  const der = Buffer.concat([privatePrefix, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { name, id: keyId(name, rawKey(createPublicKey(key))), key };
}

/** The text of the key that checks what the signer signs: `<name>+<id>+<base64 of 0x01 and the public key>`. */
export function publicKeyOf(signer: Signer): string {
  const raw = rawKey(createPublicKey(signer.key));
  return `${signer.name}+${signer.id}+${typed(raw).toString('base64')}`;
}

/** Reads the text of a key. Null unless it is spelled exactly as `publicKeyOf` writes it and its id is its own. */
export function parseVerifier(text: string): Verifier | null {
  if (typeof text !== 'string' || text.length > 300) return null;
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || bytes?.length !== keyBytes + 1 || bytes[0] !== ed25519) return null;
  const raw = bytes.subarray(1);
  if (keyId(name, raw) !== id) return null;
  const der = Buffer.concat([publicPrefix, raw]);
  return { name, id, text, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

/** Signs a text that ends with a line feed, by each signer in turn. Null when the text cannot be a note's. */
export function signNote(body: string, signers: readonly Signer[]): string | null {
  if (!isBody(body) || signers.length === 0 || signers.length > mostSignatures) return null;
  const bytes = Buffer.from(body, 'utf8');
  const lines = signers.map(({ name, id, key }) => {
    const signature = Buffer.concat([Buffer.from(id, 'hex'), sign(null, bytes, key)]);
    return `— ${name} ${signature.toString('base64')}\n`;
  });
  return `${body}\n${lines.join('')}`;
}

type Signature = { name: string; id: string; bytes: Buffer };

function parseSignature(line: string): Signature | null {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!anyName.test(name) || !bytes || bytes.length <= idBytes) return null;
  return { name, id: bytes.subarray(0, idBytes).toString('hex'), bytes: bytes.subarray(idBytes) };
}

/** The text and the signatures of a note, unchecked. The last empty line parts them. */
function splitNote(note: unknown): { body: string; signatures: Signature[] } | null {
  if (!isBody(note)) return null;
  const at = note.lastIndexOf('\n\n');
  const lines = note.slice(at + 2, -1).split('\n');
  if (at < 0 || lines.length > mostSignatures) return null;
  const signatures = lines.flatMap((line) => parseSignature(line) ?? []);
  return signatures.length === lines.length ? { body: note.slice(0, at + 1), signatures } : null;
}

/**
 * Checks a note against keys that are trusted. Signatures of unknown keys count for nothing; one bad signature of a
 * known key refuses the note. Two known keys may share name and id, by accident or by malice: then the signature must
 * be one of theirs. `signedBy` are the texts of the keys. Never throws.
 */
export function checkNote(note: unknown, verifiers: readonly Verifier[]): NoteCheck {
  const parts = splitNote(note);
  if (!parts) return { ok: false, why: 'format' };
  const text = Buffer.from(parts.body, 'utf8');
  const signedBy = new Set<string>();
  for (const { name, id, bytes } of parts.signatures) {
    const known = verifiers.filter((one) => one.name === name && one.id === id);
    if (known.length === 0) continue;
    const good = known.filter(({ key }) => bytes.length === signatureBytes && verify(null, text, key, bytes));
    if (good.length === 0) return { ok: false, why: 'signature' };
    for (const one of good) signedBy.add(one.text);
  }
  return signedBy.size === 0
    ? { ok: false, why: 'key' }
    : { ok: true, body: parts.body, signedBy: [...signedBy] };
}

/** What a note says and which keys say so, or null when none of these keys does. */
export function openNote(
  note: unknown,
  verifiers: readonly Verifier[],
): { body: string; signedBy: string[] } | null {
  const found = checkNote(note, verifiers);
  return found.ok ? { body: found.body, signedBy: found.signedBy } : null;
}
