import { createHash, randomBytes, randomInt } from 'node:crypto';

/** SHA-256 of UTF-8 text or bytes, in hex. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** A random 256-bit token for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** A six-digit one-time code, every value equally likely. */
export const newCode = (): string => randomInt(0, 1_000_000).toString().padStart(6, '0');

/** JSON with sorted keys: the same facts always give the same bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${pairs.join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * A UUID of version 7 (RFC 9562): 48 bits of the time in milliseconds, 74 random ones. Rows that get one are kept side by
 * side in an index, so that adding to a table of millions costs what adding to a small one does; nobody can guess one.
 */
export function orderedUuid(at: Date = new Date()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x70, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
