import 'server-only';
import { eq } from 'drizzle-orm';
import { type ChangeSize, policyClauses, policyEditions } from '@/db/schema/policy';
import { systemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { sha256 } from '@/lib/crypto/hash.rules';
import type { Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { compareEditions } from './compare.rules';
import type { ParsedPolicy } from './parse.rules';
import { type Edition, findNewestEdition } from './queries';

type EditionFacts = Omit<
  typeof policyEditions.$inferInsert,
  'sha256' | 'chainHash' | 'previousHash' | 'changes' | 'importedAt' | 'publishedAt' | 'id'
>;

// A row has ten columns and PostgreSQL takes 65 535 parameters in one statement.
const rowsPerInsert = 1000;

async function insertClauses(tx: Tx, editionId: string, { blocks }: ParsedPolicy): Promise<void> {
  for (let from = 0; from < blocks.length; from += rowsPerInsert) {
    const rows = blocks.slice(from, from + rowsPerInsert).map((block) => ({ editionId, ...block }));
    await tx.insert(policyClauses).values(rows);
  }
}

const sizeOf = (before: Edition | null, { blocks }: ParsedPolicy): ChangeSize | null =>
  before ? compareEditions(before.clauses, blocks).summary : null;

async function isTaken(tx: Tx, number: number): Promise<boolean> {
  const rows = await tx
    .select({ id: policyEditions.id })
    .from(policyEditions)
    .where(eq(policyEditions.number, number));
  return rows.length > 0;
}

/**
 * Puts an edition with its clauses into the archive, inside the transaction that imports or publishes it. Gives the
 * new row's id and the edition that was the newest before; null when the number is taken.
 * @throws AppError precondition for a number below the newest: editions are linked upwards.
 */
export async function insertEdition(
  tx: Tx,
  facts: EditionFacts,
  parsed: ParsedPolicy,
): Promise<{ id: string; before: Edition | null } | null> {
  const before = await findNewestEdition(systemActor('policy'), tx);
  if (before && before.number > facts.number && !(await isTaken(tx, facts.number)))
    throw new AppError('precondition', { detail: 'policy.errors.numberOrder' });
  const [inserted] = await tx
    .insert(policyEditions)
    .values({
      ...facts,
      sha256: sha256(facts.sourceText),
      changes: sizeOf(before, parsed),
      importedAt: now(),
      publishedAt: now(),
    })
    .onConflictDoNothing({ target: policyEditions.number })
    .returning({ id: policyEditions.id });
  if (!inserted) return null;
  await insertClauses(tx, inserted.id, parsed);
  return { id: inserted.id, before };
}
