import 'server-only';
import { asc, desc, eq } from 'drizzle-orm';
import type { ClauseKind, Locale, Materiality } from '@/db/enums';
import { type ChangeSize, policyClauses, policyEditions, policyRepeals } from '@/db/schema/policy';
import { type Actor, systemActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { remembered } from './cache';
import { editionOn, type InForce } from './edition.rules';

/** A published edition without its text. Dates are 'YYYY-MM-DD' in Asia/Almaty. */
export type EditionSummary = {
  number: number;
  title: string;
  locale: Locale;
  orderNumber: string;
  orderDate: string;
  approvedBy: string;
  approverTitle: string;
  effectiveFrom: string;
  /** The first day on which it is declared invalid, when it is. */
  repealedFrom: string | null;
  changeSummary: string | null;
  /** Null for the first edition and for one that was imported. */
  materiality: Materiality | null;
  /** What it changed in the edition before it; null for the first. */
  changes: ChangeSize | null;
  sha256: string;
  previousHash: string | null;
  chainHash: string;
  publishedAt: Date;
};

/** A numbered piece of an edition; `raw` is the exact slice of the approved text (see `parsePolicy`). */
export type EditionClause = {
  position: number;
  anchor: string;
  number: string | null;
  kind: ClauseKind;
  level: number;
  section: string | null;
  raw: string;
  text: string;
};

export type Edition = EditionSummary & { clauses: EditionClause[] };

const summaryColumns = {
  number: policyEditions.number,
  title: policyEditions.title,
  locale: policyEditions.locale,
  orderNumber: policyEditions.orderNumber,
  orderDate: policyEditions.orderDate,
  approvedBy: policyEditions.approvedBy,
  approverTitle: policyEditions.approverTitle,
  effectiveFrom: policyEditions.effectiveFrom,
  repealedFrom: policyRepeals.repealedFrom,
  changeSummary: policyEditions.changeSummary,
  materiality: policyEditions.materiality,
  changes: policyEditions.changes,
  sha256: policyEditions.sha256,
  previousHash: policyEditions.previousHash,
  chainHash: policyEditions.chainHash,
  publishedAt: policyEditions.publishedAt,
};

const withRepeal = eq(policyRepeals.editionNumber, policyEditions.number);

/** Published texts are the same for everybody, so they are read once for all: as the system, and kept. */
const shared = <T>(key: string, on: Tx | undefined, read: (tx: Tx) => Promise<T>): Promise<T> =>
  on
    ? asActor(systemActor('policy'), on, read)
    : remembered(key, () => asActor(systemActor('policy'), undefined, read));

const readEditions = (tx: Tx): Promise<EditionSummary[]> =>
  tx
    .select(summaryColumns)
    .from(policyEditions)
    .leftJoin(policyRepeals, withRepeal)
    .orderBy(asc(policyEditions.effectiveFrom), asc(policyEditions.number));

/** All published editions, the earliest first. */
export async function listEditions(actor: Actor, on?: Tx): Promise<EditionSummary[]> {
  authorize(actor, 'policy.read');
  return shared('editions', on, readEditions);
}

/** The edition in force on a day ('YYYY-MM-DD'), or why there is none. */
export async function findEditionInForce(
  actor: Actor,
  date: string,
  on?: Tx,
): Promise<InForce<EditionSummary>> {
  authorize(actor, 'policy.read');
  return editionOn(await listEditions(actor, on), date);
}

async function readEdition(tx: Tx, number: number): Promise<Edition> {
  const [row] = await tx
    .select({ id: policyEditions.id, ...summaryColumns })
    .from(policyEditions)
    .leftJoin(policyRepeals, withRepeal)
    .where(eq(policyEditions.number, number));
  if (!row) throw new AppError('not_found');
  const { id, ...summary } = row;
  const clauses = await tx
    .select({
      position: policyClauses.position,
      anchor: policyClauses.anchor,
      number: policyClauses.number,
      kind: policyClauses.kind,
      level: policyClauses.level,
      section: policyClauses.section,
      raw: policyClauses.raw,
      text: policyClauses.text,
    })
    .from(policyClauses)
    .where(eq(policyClauses.editionId, id))
    .orderBy(asc(policyClauses.position));
  return { ...summary, clauses };
}

/** A published edition with its clauses in the order of reading. @throws AppError `not_found`. */
export async function getEdition(actor: Actor, number: number, on?: Tx): Promise<Edition> {
  authorize(actor, 'policy.read');
  return shared(`edition ${number}`, on, (tx) => readEdition(tx, number));
}

/** The approved text of an edition as it was imported; its UTF-8 bytes hash to `sha256`. @throws AppError `not_found`. */
export async function getEditionSource(
  actor: Actor,
  number: number,
  on?: Tx,
): Promise<EditionSummary & { sourceText: string }> {
  authorize(actor, 'policy.read');
  return shared(`source ${number}`, on, async (tx) => {
    const [row] = await tx
      .select({ ...summaryColumns, sourceText: policyEditions.sourceText })
      .from(policyEditions)
      .leftJoin(policyRepeals, withRepeal)
      .where(eq(policyEditions.number, number));
    if (!row) throw new AppError('not_found');
    return row;
  });
}

/** The newest published edition by its number, or null; the one that the next edition is linked to. */
export async function findNewestEdition(actor: Actor, on?: Tx): Promise<Edition | null> {
  authorize(actor, 'policy.read');
  return asActor(systemActor('policy'), on, async (tx) => {
    const [row] = await tx
      .select({ number: policyEditions.number })
      .from(policyEditions)
      .orderBy(desc(policyEditions.number))
      .limit(1);
    return row ? readEdition(tx, row.number) : null;
  });
}
