import 'server-only';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { ClauseKind, Locale } from '@/db/enums';
import { policyClauses, policyEditions } from '@/db/schema/policy';
import type { Actor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
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
  changeSummary: string | null;
  sha256: string;
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
  changeSummary: policyEditions.changeSummary,
  sha256: policyEditions.sha256,
  publishedAt: policyEditions.publishedAt,
};

const isPublished = (edition: { publishedAt: Date | null }): edition is { publishedAt: Date } =>
  edition.publishedAt !== null;

async function publishedEditions(tx: Tx): Promise<EditionSummary[]> {
  const rows = await tx
    .select(summaryColumns)
    .from(policyEditions)
    .where(isNotNull(policyEditions.publishedAt))
    .orderBy(asc(policyEditions.effectiveFrom), asc(policyEditions.number));
  return rows.filter((row): row is EditionSummary => isPublished(row));
}

/** All published editions, the earliest first. */
export async function listEditions(actor: Actor, on?: Tx): Promise<EditionSummary[]> {
  authorize(actor, 'policy.read');
  return asActor(actor, on, publishedEditions);
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

/** A published edition with its clauses in the order of reading. @throws AppError `not_found`. */
export async function getEdition(actor: Actor, number: number, on?: Tx): Promise<Edition> {
  authorize(actor, 'policy.read');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx
      .select({ id: policyEditions.id, ...summaryColumns })
      .from(policyEditions)
      .where(and(eq(policyEditions.number, number), isNotNull(policyEditions.publishedAt)));
    if (!row || !isPublished(row)) throw new AppError('not_found');
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
  });
}

/** The approved text of an edition as it was imported; its UTF-8 bytes hash to `sha256`. @throws AppError `not_found`. */
export async function getEditionSource(
  actor: Actor,
  number: number,
  on?: Tx,
): Promise<EditionSummary & { sourceText: string }> {
  authorize(actor, 'policy.read');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx
      .select({ ...summaryColumns, sourceText: policyEditions.sourceText })
      .from(policyEditions)
      .where(and(eq(policyEditions.number, number), isNotNull(policyEditions.publishedAt)));
    if (!row || !isPublished(row)) throw new AppError('not_found');
    return row;
  });
}
