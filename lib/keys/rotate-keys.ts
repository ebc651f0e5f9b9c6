import 'server-only';
import { and, asc, eq, gt, isNotNull, not, type SQL, sql } from 'drizzle-orm';
import { outbox } from '@/db/schema/messages';
import { dataKeys } from '@/db/schema/people';
import type { SystemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { currentKeyName, rewrapKey, systemVault } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';

export type Rotation = {
  /** The master key that everything is under now. */
  key: string;
  /** Data keys that were wrapped anew, and waiting messages that were sealed anew. */
  dataKeys: number;
  messages: number;
  /** What no key of the ring opens: its key must not be given up, if it is to be found. */
  unopened: number;
};

const batch = 200;
const first = '00000000-0000-0000-0000-000000000000';

/** Rows of one batch: how many were done, how many could not be, and where to go on. */
type Step = { done: number; unopened: number; last: string | null };

const isOld = (column: typeof dataKeys.wrappedKey | typeof outbox.sealed, key: string): SQL =>
  not(sql`${column} like ${`${key}.%`}`);

async function each<Row extends { id: string }>(
  rows: readonly Row[],
  renew: (row: Row) => Promise<void>,
): Promise<Step> {
  let unopened = 0;
  for (const row of rows) {
    try {
      await renew(row);
    } catch {
      unopened += 1;
    }
  }
  return { done: rows.length - unopened, unopened, last: rows.at(-1)?.id ?? null };
}

/** Wraps the next data keys anew. Waits for who holds one of them, and leaves out what became new meanwhile. */
async function renewDataKeys(tx: Tx, key: string, after: string): Promise<Step> {
  const rows = await tx
    .select({ id: dataKeys.ownerId, wrapped: dataKeys.wrappedKey })
    .from(dataKeys)
    .where(and(isOld(dataKeys.wrappedKey, key), gt(dataKeys.ownerId, after)))
    .orderBy(asc(dataKeys.ownerId))
    .limit(batch)
    .for('update');
  return each(rows, async ({ id, wrapped }) => {
    const wrappedKey = rewrapKey(id, wrapped);
    await tx.update(dataKeys).set({ wrappedKey }).where(eq(dataKeys.ownerId, id));
  });
}

/** Seals the next waiting messages anew: they are under the master key itself. */
async function renewMessages(tx: Tx, key: string, after: string): Promise<Step> {
  const rows = await tx
    .select({ id: outbox.id, sealed: outbox.sealed })
    .from(outbox)
    .where(and(isNotNull(outbox.sealed), isOld(outbox.sealed, key), gt(outbox.id, after)))
    .orderBy(asc(outbox.id))
    .limit(batch)
    .for('update');
  const vault = systemVault();
  return each(rows, async ({ id, sealed }) => {
    const plain = vault.open('outbox', 'sealed', id, sealed ?? '');
    await tx
      .update(outbox)
      .set({ sealed: vault.seal('outbox', 'sealed', id, plain) })
      .where(eq(outbox.id, id));
  });
}

/** All batches of one table, each in a transaction of its own: stopped in between, the next run goes on. */
async function all(actor: SystemActor, step: (tx: Tx, after: string) => Promise<Step>): Promise<Step> {
  let [done, unopened] = [0, 0];
  for (let after: string | null = first; after !== null; ) {
    const from: string = after;
    const made = await asActor(actor, undefined, (tx) => step(tx, from));
    done += made.done;
    unopened += made.unopened;
    after = made.last;
  }
  return { done, unopened, last: null };
}

/**
 * Puts everything that is under an earlier master key under the current one, beside a running portal: data keys of people and
 * of requests, and messages that wait. Values themselves stay as they are. Can be stopped at any moment and run again, also
 * twice at once. Afterwards the earlier keys can be taken out of the settings, when nothing is left that no key opens.
 */
export async function rotateKeys(actor: SystemActor): Promise<Rotation> {
  authorize(actor, 'keys.rotate');
  const key = currentKeyName();
  const keys = await all(actor, (tx, after) => renewDataKeys(tx, key, after));
  const messages = await all(actor, (tx, after) => renewMessages(tx, key, after));
  if (keys.done + messages.done > 0)
    await asActor(actor, undefined, (tx) =>
      recordAudit(tx, actor, {
        action: 'keys.rotated',
        subjectId: null,
        objectType: 'key',
        objectId: key,
      }),
    );
  return {
    key,
    dataKeys: keys.done,
    messages: messages.done,
    unopened: keys.unopened + messages.unopened,
  };
}
