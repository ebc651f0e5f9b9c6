import type { Tx } from '@/lib/database';
import { ownerDb } from './own-database';

/**
 * Whoever owns the tables tampers for good, past every trigger and rule; `look` sees what came of it, and the whole is put
 * back from a copy. `tables` are in the order in which they can be filled.
 */
export async function tampered(
  tables: readonly string[],
  work: (tx: Tx) => Promise<unknown>,
  look: () => Promise<void>,
): Promise<void> {
  const owner = ownerDb();
  const each = (statement: (table: string) => string) =>
    owner.$client.begin(async (tx) => {
      for (const table of tables) await tx.unsafe(statement(table));
    });
  await each((table) => `create table copy_${table} as select * from ${table} where false`);
  await each(
    (table) => `alter table ${table} no force row level security; alter table ${table} disable trigger user`,
  );
  await each((table) => `insert into copy_${table} select * from ${table}`);
  try {
    await owner.transaction(work);
    await look();
  } finally {
    await owner.$client.unsafe(`truncate ${tables.join(', ')} cascade`);
    await each(
      (table) =>
        `insert into ${table} overriding system value select * from copy_${table}; drop table copy_${table}`,
    );
    await each(
      (table) => `alter table ${table} enable trigger user; alter table ${table} force row level security`,
    );
  }
}
