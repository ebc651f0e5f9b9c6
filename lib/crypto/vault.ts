import 'server-only';
import { eq } from 'drizzle-orm';
import { dataKeys } from '@/db/schema/people';
import { blindIndex, newKey, open, parseKeyRing, seal, unwrapKey, wrapKey } from '@/lib/crypto/seal.rules';
import type { Tx } from '@/lib/database';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/** Seals and opens the values of one owner. */
export type Vault = {
  seal(table: string, column: string, row: string, plain: string): string;
  open(table: string, column: string, row: string, sealed: string): string;
};

const needed = (name: 'ENCRYPTION_KEYS' | 'INDEX_KEY'): string => {
  const value = env()[name];
  if (!value) throw new AppError('unavailable');
  return value;
};

const keyRing = () => parseKeyRing(needed('ENCRYPTION_KEYS'));

const vaultOf = (key: Buffer): Vault => ({
  seal: (table, column, row, plain) => seal(key, { table, column, row }, plain),
  open: (table, column, row, sealed) => open(key, { table, column, row }, sealed),
});

/** Makes a data key for a new owner (a person, or a request without an account). @throws AppError conflict. */
export async function createVault(tx: Tx, ownerId: string): Promise<Vault> {
  const key = newKey();
  const made = await tx
    .insert(dataKeys)
    .values({ ownerId, wrappedKey: wrapKey(keyRing(), ownerId, key) })
    .onConflictDoNothing()
    .returning({ ownerId: dataKeys.ownerId });
  if (made.length === 0) throw new AppError('conflict');
  return vaultOf(key);
}

/** Opens the owner's vault, or null when his key was destroyed or row-level security hides it. */
export async function findVault(tx: Tx, ownerId: string): Promise<Vault | null> {
  const [row] = await tx
    .select({ wrappedKey: dataKeys.wrappedKey })
    .from(dataKeys)
    .where(eq(dataKeys.ownerId, ownerId));
  return row ? vaultOf(unwrapKey(keyRing(), ownerId, row.wrappedKey)) : null;
}

/** As `findVault`. @throws AppError not_found when there is none. */
export async function openVault(tx: Tx, ownerId: string): Promise<Vault> {
  const vault = await findVault(tx, ownerId);
  if (!vault) throw new AppError('not_found');
  return vault;
}

/** A vault under the master key itself, for rows that belong to nobody's key (outgoing messages). */
export function systemVault(): Vault {
  const ring = keyRing();
  const master = (name: string) => {
    const key = ring.keys.get(name);
    if (!key) throw new AppError('unavailable');
    return key;
  };
  return {
    seal: (table, column, row, plain) =>
      `${ring.current}.${seal(master(ring.current), { table, column, row }, plain)}`,
    open: (table, column, row, sealed) => {
      const at = sealed.indexOf('.');
      return open(master(sealed.slice(0, at)), { table, column, row }, sealed.slice(at + 1));
    },
  };
}

/** The name of the master key that wraps what is new. */
export const currentKeyName = (): string => keyRing().current;

/** The name of the master key that a wrapped key or a message is under. */
export const keyNameOf = (wrapped: string): string => wrapped.slice(0, wrapped.indexOf('.'));

/** A data key, wrapped with the current master key instead of the one before. @throws Error when none of the ring opens it. */
export function rewrapKey(ownerId: string, wrapped: string): string {
  const ring = keyRing();
  return wrapKey(ring, ownerId, unwrapKey(ring, ownerId, wrapped));
}

/** The blind index of a normalised value for a column (`people.email`, `profiles.iin`, …). */
export const indexOf = (column: string, normal: string): string =>
  blindIndex(Buffer.from(needed('INDEX_KEY'), 'base64'), column, normal);
