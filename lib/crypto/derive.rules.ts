import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A key of 32 bytes for one purpose, drawn from the portal's secret (HKDF-SHA-256): no two purposes share one. */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'pbo-portal', purpose, 32));

/** HMAC-SHA-256 of a text, cut to 128 bits, in base64url (22 characters). */
export const tagOf = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');

/** Whether `tag` is the tag of the text. Takes the same time whatever differs. */
export function tagFits(key: Buffer, text: string, tag: string): boolean {
  const right = Buffer.from(tagOf(key, text));
  const given = Buffer.from(tag);
  return given.length === right.length && timingSafeEqual(given, right);
}
