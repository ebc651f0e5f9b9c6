import { z } from 'zod';
import { tagFits, tagOf } from '@/lib/crypto/derive.rules';

/** What came of comparing a file with the ledger, as the address of the next page carries it. */
export type FileCheck = {
  /** The first 16 digits of the SHA-256 of the file: which file it was. */
  file: string;
  /** Fields that differ, at most `mostFields`. */
  fields: string[];
  /** How many differ. */
  count: number;
  /** Whether the proof in the file holds; `none` when it carries no proof yet. */
  proof: 'good' | 'bad' | 'none';
};

export const mostFields = 12;

const shape = z.strictObject({
  file: z.string().regex(/^[0-9a-f]{16}$/),
  fields: z.array(z.string().max(120)).max(mostFields),
  count: z.int().min(0),
  proof: z.enum(['good', 'bad', 'none']),
});

const body = (id: string, text: string) => `receipt-check:${id}:${text}`;

/** The result as a part of an address. Only the portal can write one: a link cannot praise a file nobody has checked. */
export function encodeCheck(id: string, check: FileCheck, key: Buffer): string {
  const text = Buffer.from(JSON.stringify(check)).toString('base64url');
  return `${text}.${tagOf(key, body(id, text))}`;
}

/** Reads it back; null for what the portal has not written about this receipt. */
export function parseCheck(id: string, value: unknown, key: Buffer): FileCheck | null {
  if (typeof value !== 'string' || value.length > 4000) return null;
  const [text = '', tag = '', ...rest] = value.split('.');
  if (rest.length > 0 || !tagFits(key, body(id, text), tag)) return null;
  return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
}
