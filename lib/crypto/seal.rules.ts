import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Where a sealed value lives. Bound into the ciphertext, so a value moved to another place does not open. */
export type Place = { table: string; column: string; row: string };

const ivBytes = 12;
const tagBytes = 16;
const aad = ({ table, column, row }: Place) => Buffer.from(`${table}|${column}|${row}`, 'utf8');

/** A fresh 256-bit key. */
export const newKey = (): Buffer => randomBytes(32);

/** AES-256-GCM with a random 96-bit nonce: `v1.<nonce, ciphertext and tag in base64url>`. */
export function seal(key: Buffer, place: Place, plain: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(aad(place));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url')}`;
}

/**
 * Opens what `seal` made.
 * @throws Error when the key, the place or a single bit is wrong. The message holds nothing of the value.
 */
export function open(key: Buffer, place: Place, sealed: string): string {
  const [version, text] = sealed.split('.');
  if (version !== 'v1' || !text) throw new Error('sealed value: unknown form');
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length < ivBytes + tagBytes) throw new Error('sealed value: too short');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes));
  decipher.setAAD(aad(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  const body = bytes.subarray(ivBytes, bytes.length - tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

/** Master keys by name; the first one wraps new data keys, the others still open old ones. */
export type KeyRing = { current: string; keys: ReadonlyMap<string, Buffer> };

/** Reads `name:base64,name:base64` (checked by `lib/env.ts`). */
export function parseKeyRing(text: string): KeyRing {
  const pairs = text.split(',').map((part) => {
    const at = part.indexOf(':');
    return [part.slice(0, at), Buffer.from(part.slice(at + 1), 'base64')] as const;
  });
  const current = pairs[0]?.[0];
  if (!current) throw new Error('key ring: empty');
  return { current, keys: new Map(pairs) };
}

const keyPlace = (owner: string): Place => ({ table: 'data_keys', column: 'wrapped_key', row: owner });

/** Wraps a data key with the current master key: `<master>.v1.<…>`, bound to its owner. */
export function wrapKey(ring: KeyRing, owner: string, key: Buffer): string {
  const master = ring.keys.get(ring.current);
  if (!master) throw new Error('key ring: no current key');
  return `${ring.current}.${seal(master, keyPlace(owner), key.toString('base64'))}`;
}

/** Unwraps a data key. @throws Error when its master key is not in the ring or the owner is another. */
export function unwrapKey(ring: KeyRing, owner: string, wrapped: string): Buffer {
  const at = wrapped.indexOf('.');
  const master = ring.keys.get(wrapped.slice(0, at));
  if (!master) throw new Error(`key ring: no key named ${wrapped.slice(0, at)}`);
  return Buffer.from(open(master, keyPlace(owner), wrapped.slice(at + 1)), 'base64');
}

/**
 * Keyed hash of a normal form, for exact lookup without storing the value. Each column has its own key (HKDF), so
 * equal values of two columns do not look equal. 128 bits.
 */
export function blindIndex(indexKey: Buffer, column: string, normal: string): string {
  const key = Buffer.from(hkdfSync('sha256', indexKey, Buffer.alloc(0), `blind-index|${column}`, 32));
  return createHmac('sha256', key).update(normal, 'utf8').digest().subarray(0, 16).toString('base64url');
}
