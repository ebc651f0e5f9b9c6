import 'server-only';
import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { DraftAct, Locale, Materiality } from '@/db/enums';
import { people } from '@/db/schema/people';
import { policyDraftEvents, policyDrafts } from '@/db/schema/policy-drafts';
import type { StaffActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { authorsOf, type DraftState, draftState } from './draft.rules';

/** A draft in the list of staff. */
export type DraftSummary = {
  id: string;
  title: string;
  state: DraftState;
  isExample: boolean;
  materiality: Materiality | null;
  updatedAt: Date;
  effectiveFrom: string | null;
  publishAt: Date | null;
  editionNumber: number | null;
};

const summaryOf = (row: typeof policyDrafts.$inferSelect): DraftSummary => ({
  id: row.id,
  title: row.title,
  state: draftState(row),
  isExample: row.isExample,
  materiality: row.materiality,
  updatedAt: row.updatedAt,
  effectiveFrom: row.effectiveFrom,
  publishAt: row.publishAt,
  editionNumber: row.editionNumber,
});

const mostDrafts = 200;

/** Drafts, the one touched last first. */
export async function listDrafts(actor: StaffActor, on?: Tx): Promise<DraftSummary[]> {
  authorize(actor, 'policy.readDrafts');
  const rows = await asActor(actor, on, (tx) =>
    tx.select().from(policyDrafts).orderBy(desc(policyDrafts.updatedAt)).limit(mostDrafts),
  );
  return rows.map(summaryOf);
}

export type DraftEvent = {
  id: string;
  act: DraftAct;
  byRole: string;
  byName: string | null;
  reason: string | null;
  at: Date;
};

/** A draft with its text, its history and what the reader may do with it. */
export type Draft = DraftSummary & {
  locale: Locale;
  sourceText: string;
  version: number;
  changeSummary: string | null;
  orderNumber: string | null;
  orderDate: string | null;
  signedBy: string | null;
  signerTitle: string | null;
  events: DraftEvent[];
  /** The reader has written, saved or submitted it. */
  isOwn: boolean;
};

/** One draft. @throws AppError not_found. */
export async function getDraft(actor: StaffActor, id: string, on?: Tx): Promise<Draft> {
  authorize(actor, 'policy.readDrafts');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(policyDrafts).where(eq(policyDrafts.id, id));
    if (!row) throw new AppError('not_found');
    const events = await tx
      .select({
        id: policyDraftEvents.id,
        act: policyDraftEvents.act,
        by: policyDraftEvents.by,
        byRole: policyDraftEvents.byRole,
        byName: people.displayName,
        reason: policyDraftEvents.reason,
        at: policyDraftEvents.at,
      })
      .from(policyDraftEvents)
      .leftJoin(people, eq(people.id, policyDraftEvents.by))
      .where(eq(policyDraftEvents.draftId, id))
      .orderBy(asc(policyDraftEvents.at), asc(policyDraftEvents.id));
    const { locale, sourceText, version, changeSummary, orderNumber, orderDate, signedBy, signerTitle } = row;
    return {
      ...summaryOf(row),
      locale,
      sourceText,
      version,
      changeSummary,
      orderNumber,
      orderDate,
      signedBy,
      signerTitle,
      events: events.map(({ by: _, ...event }) => event),
      isOwn: authorsOf(events).has(actor.personId),
    };
  });
}

/** The draft that waits for its day of publication, or null: for the operator and the list. */
export async function findScheduledDraft(actor: StaffActor, on?: Tx): Promise<DraftSummary | null> {
  authorize(actor, 'policy.readDrafts');
  const rows = await asActor(actor, on, (tx) =>
    tx
      .select()
      .from(policyDrafts)
      .where(and(isNotNull(policyDrafts.approvedAt), isNull(policyDrafts.publishedAt))),
  );
  return rows.map(summaryOf).find(({ state }) => state === 'scheduled') ?? null;
}
