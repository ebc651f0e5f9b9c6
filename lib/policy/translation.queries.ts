import 'server-only';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Locale } from '@/db/enums';
import { policyTranslationApprovals, policyTranslations } from '@/db/schema/policy';
import { type Actor, type StaffActor, systemActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { remembered } from './cache';

/** A translation of an edition as it holds now; `approval` is null while it is «перевод, не утверждён». */
export type Translation = {
  id: string;
  editionNumber: number;
  locale: Locale;
  version: number;
  title: string;
  sha256: string;
  at: Date;
  /** The member of staff who attached it; not for the public. */
  attachedBy: string | null;
  approval: {
    orderNumber: string;
    orderDate: string;
    approvedBy: string;
    approverTitle: string;
  } | null;
};

const columns = {
  id: policyTranslations.id,
  editionNumber: policyTranslations.editionNumber,
  locale: policyTranslations.locale,
  version: policyTranslations.version,
  title: policyTranslations.title,
  sha256: policyTranslations.sha256,
  at: policyTranslations.at,
  attachedBy: policyTranslations.by,
  orderNumber: policyTranslationApprovals.orderNumber,
  orderDate: policyTranslationApprovals.orderDate,
  approvedBy: policyTranslationApprovals.approvedBy,
  approverTitle: policyTranslationApprovals.approverTitle,
};

type Row = Omit<Translation, 'approval'> & {
  [Name in keyof NonNullable<Translation['approval']>]: string | null;
};

function translationOf({ orderNumber, orderDate, approvedBy, approverTitle, ...rest }: Row): Translation {
  const approval =
    orderNumber && orderDate && approvedBy && approverTitle
      ? { orderNumber, orderDate, approvedBy, approverTitle }
      : null;
  return { ...rest, approval };
}

/** A new version that nobody has approved yet does not take the place of an approved one. */
const approvedFirst = sql`${policyTranslationApprovals.at} is null`;

const joined = eq(policyTranslationApprovals.translationId, policyTranslations.id);

async function read(tx: Tx, editionNumber: number): Promise<Translation[]> {
  const rows = await tx
    .selectDistinctOn([policyTranslations.locale], columns)
    .from(policyTranslations)
    .leftJoin(policyTranslationApprovals, joined)
    .where(eq(policyTranslations.editionNumber, editionNumber))
    .orderBy(asc(policyTranslations.locale), approvedFirst, desc(policyTranslations.version));
  return rows.map(translationOf);
}

const shared = <T>(key: string, on: Tx | undefined, work: (tx: Tx) => Promise<T>): Promise<T> =>
  on
    ? asActor(systemActor('policy'), on, work)
    : remembered(key, () => asActor(systemActor('policy'), undefined, work));

/** The translation that holds for each language that has one: the newest approved, else the newest. */
export async function listTranslations(actor: Actor, editionNumber: number, on?: Tx): Promise<Translation[]> {
  authorize(actor, 'policy.read');
  return shared(`translations ${editionNumber}`, on, (tx) => read(tx, editionNumber));
}

/** The translation that holds for a language, with its text. @throws AppError not_found. */
export async function getTranslation(
  actor: Actor,
  { edition, locale }: { edition: number; locale: Locale },
  on?: Tx,
): Promise<Translation & { sourceText: string }> {
  authorize(actor, 'policy.read');
  return shared(`translation ${edition} ${locale}`, on, async (tx) => {
    const [row] = await tx
      .select({ ...columns, sourceText: policyTranslations.sourceText })
      .from(policyTranslations)
      .leftJoin(policyTranslationApprovals, joined)
      .where(and(eq(policyTranslations.editionNumber, edition), eq(policyTranslations.locale, locale)))
      .orderBy(approvedFirst, desc(policyTranslations.version))
      .limit(1);
    if (!row) throw new AppError('not_found');
    const { sourceText, ...rest } = row;
    return { ...translationOf(rest), sourceText };
  });
}

/** Every version of the translations of an edition, by language, the newest first: for staff. */
export async function listTranslationVersions(
  actor: StaffActor,
  editionNumber: number,
  on?: Tx,
): Promise<Translation[]> {
  authorize(actor, 'policy.readDrafts');
  const rows = await asActor(actor, on, (tx) =>
    tx
      .select(columns)
      .from(policyTranslations)
      .leftJoin(policyTranslationApprovals, joined)
      .where(eq(policyTranslations.editionNumber, editionNumber))
      .orderBy(asc(policyTranslations.locale), desc(policyTranslations.version))
      .limit(200),
  );
  return rows.map(translationOf);
}
