import 'server-only';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import { remembered } from './cache';
import { type Comparison, compareEditions } from './compare.rules';
import { type Edition, type EditionClause, getEdition } from './queries';

export type EditionsCompared = { from: Edition; to: Edition; comparison: Comparison<EditionClause> };

/** Two published editions, clause by clause, in either order. @throws AppError `not_found` when one is missing. */
export async function compareNumbers(
  actor: Actor,
  { from, to }: { from: number; to: number },
  on?: Tx,
): Promise<EditionsCompared> {
  authorize(actor, 'policy.read');
  const [before, after] = [await getEdition(actor, from, on), await getEdition(actor, to, on)];
  const compare = async () => compareEditions(before.clauses, after.clauses);
  const comparison = await (on ? compare() : remembered(`compare ${from} ${to}`, compare));
  return { from: before, to: after, comparison };
}
