import 'server-only';
import { and, asc, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import { policyNotes } from '@/db/schema/policy';
import { policyDrafts } from '@/db/schema/policy-drafts';
import type { SystemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { forgetPolicy } from './cache';
import { compareEditions } from './compare.rules';
import { noApproval } from './draft.rules';
import { insertEdition } from './insert-edition';
import { listNotes } from './note.queries';
import { parsePolicy } from './parse.rules';
import { type Edition, findNewestEdition } from './queries';
import { recordDraftAct } from './record-draft-act';

type Draft = typeof policyDrafts.$inferSelect;

const nextDue = (tx: Tx) =>
  tx
    .select()
    .from(policyDrafts)
    .where(
      and(
        lte(policyDrafts.publishAt, now()),
        isNotNull(policyDrafts.approvedAt),
        isNull(policyDrafts.publishedAt),
        isNull(policyDrafts.discardedAt),
      ),
    )
    .orderBy(asc(policyDrafts.publishAt))
    .limit(1)
    .for('update', { skipLocked: true });

/** The facts that the approver has put to a draft; all of them, as a check of the table demands. */
function approvedFacts(draft: Draft, number: number) {
  const { orderNumber, orderDate, signedBy, signerTitle, effectiveFrom } = draft;
  if (!orderNumber || !orderDate || !signedBy || !signerTitle || !effectiveFrom)
    throw new AppError('internal');
  return {
    number,
    title: draft.title,
    locale: draft.locale,
    orderNumber,
    orderDate,
    approvedBy: signedBy,
    approverTitle: signerTitle,
    effectiveFrom,
    sourceText: draft.sourceText,
    changeSummary: draft.changeSummary,
    materiality: draft.materiality,
  };
}

/** A note goes on with a clause whose words are the same; what was reworded has to be thought of anew. */
async function carryNotes(tx: Tx, actor: SystemActor, before: Edition, number: number, sourceText: string) {
  const { changes } = compareEditions(before.clauses, parsePolicy(sourceText).blocks);
  const places = new Map(
    changes.flatMap((change) =>
      change.before && change.after && !change.reworded
        ? [[change.before.anchor, change.after.anchor] as const]
        : [],
    ),
  );
  const notes = await listNotes(actor, before.number, tx);
  const rows = notes.flatMap(({ anchor, kind, ru, kk, en, control }) => {
    const place = places.get(anchor);
    return place
      ? [{ editionNumber: number, anchor: place, kind, version: 1, ru, kk, en, control, at: now() }]
      : [];
  });
  if (rows.length > 0) await tx.insert(policyNotes).values(rows);
}

async function publish(tx: Tx, actor: SystemActor, draft: Draft, number: number): Promise<boolean> {
  const parsed = parsePolicy(draft.sourceText);
  const inserted = await insertEdition(tx, approvedFacts(draft, number), parsed);
  if (!inserted) return false;
  if (inserted.before) await carryNotes(tx, actor, inserted.before, number, draft.sourceText);
  await tx
    .update(policyDrafts)
    .set({ publishedAt: now(), editionNumber: number })
    .where(eq(policyDrafts.id, draft.id));
  await recordDraftAct(tx, actor, { draftId: draft.id, act: 'published' });
  await recordAudit(tx, actor, {
    action: 'policy.published',
    subjectId: null,
    objectType: 'policy_edition',
    objectId: inserted.id,
    fields: ['number', 'title', 'orderNumber', 'orderDate', 'approvedBy', 'effectiveFrom', 'sourceText'],
    reason: draft.materiality,
  });
  return true;
}

/**
 * The approval no longer fits, staff have to look again: an edition that was imported meanwhile has overtaken it, or
 * the portal was down beyond its first day, and nothing comes into force on days on which nobody could read it.
 */
async function takeBack(
  tx: Tx,
  actor: SystemActor,
  draft: Draft,
  reason: 'late' | 'overtaken',
): Promise<void> {
  await tx.update(policyDrafts).set(noApproval).where(eq(policyDrafts.id, draft.id));
  await recordDraftAct(tx, actor, { draftId: draft.id, act: 'unscheduled' });
  await recordAudit(tx, actor, {
    action: 'policy.unscheduled',
    subjectId: null,
    objectType: 'policy_draft',
    objectId: draft.id,
    reason,
  });
}

/**
 * Publishes the approved text whose time has come (clause 6.2), in one transaction, and gives its number; null when
 * there is none. Run again and again: a portal that was down at that moment does it when it is up; two processes do it
 * once, because the row is locked and then no longer due.
 */
export async function publishDue(actor: SystemActor, on?: Tx): Promise<number | null> {
  authorize(actor, 'policy.publish');
  const published = await asActor(actor, on, async (tx) => {
    const [draft] = await nextDue(tx);
    if (!draft) return null;
    const newest = await findNewestEdition(actor, tx);
    const first = draft.effectiveFrom ?? '';
    const isLate = first < almatyDate(now());
    if (isLate || (newest && first <= newest.effectiveFrom)) {
      await takeBack(tx, actor, draft, isLate ? 'late' : 'overtaken');
      return null;
    }
    const number = (newest?.number ?? 0) + 1;
    if (!(await publish(tx, actor, draft, number))) throw new AppError('conflict');
    return number;
  });
  // Not at each tick: what is remembered is forgotten only when there is something new.
  if (published !== null && !on) forgetPolicy();
  return published;
}
