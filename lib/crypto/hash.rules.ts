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
