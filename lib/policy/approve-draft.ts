import 'server-only';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { policyDraftEvents, policyDrafts } from '@/db/schema/policy-drafts';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate, almatyMidnight } from '@/lib/deadlines/almaty.rules';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { authorsOf, draftState, hasBlanks, wrongDates } from './draft.rules';
import { parsePolicy } from './parse.rules';
import { findNewestEdition } from './queries';
import { recordDraftAct } from './record-draft-act';
import type { ApproveDraftInput } from './schema';

const oneScheduled = 7_402_614;

async function mustBeSomebodyElse(tx: Tx, actor: StaffActor, draftId: string): Promise<void> {
  const events = await tx
    .select({ act: policyDraftEvents.act, by: policyDraftEvents.by })
    .from(policyDraftEvents)
    .where(eq(policyDraftEvents.draftId, draftId));
  if (authorsOf(events).has(actor.personId))
    throw new AppError('precondition', { detail: 'policy.errors.ownDraft' });
}

/** Two texts that wait for their day could overtake each other, so there is one at a time. */
async function mustBeAlone(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${oneScheduled})`);
  const [other] = await tx
    .select({ id: policyDrafts.id })
    .from(policyDrafts)
    .where(
      and(
        isNotNull(policyDrafts.approvedAt),
        isNull(policyDrafts.publishedAt),
        isNull(policyDrafts.discardedAt),
      ),
    );
  if (other) throw new AppError('precondition', { detail: 'policy.errors.otherScheduled' });
}

/** The order must be the one that the text prints, where it prints one. */
function mustMatchText(sourceText: string, input: ApproveDraftInput): void {
  const { order } = parsePolicy(sourceText).header;
  if (order && (order.number !== input.orderNumber || order.date !== input.orderDate))
    throw new AppError('invalid', { fields: { orderNumber: 'policy.errors.otherOrder' } });
}

/** Under review, the very text that was read, with nothing left to fill in. */
function mustBeReadyText(row: typeof policyDrafts.$inferSelect, seen: number | undefined): void {
  if (draftState(row) !== 'inReview')
    throw new AppError('precondition', { detail: 'policy.errors.notInReview' });
  if (seen !== undefined && seen !== row.version)
    throw new AppError('conflict', { detail: 'policy.errors.otherText' });
  if (hasBlanks(row.sourceText)) throw new AppError('precondition', { detail: 'policy.errors.blanks' });
}

/**
 * The second pair of eyes: puts the director's order, the weight of the change and the dates to a draft and schedules
 * its publication; `publishOn` is a day in Almaty, and with none it is published at once (by `publishDue`). Nobody who has written,
 * saved or submitted the text can approve it (the database refuses it too).
 * @throws AppError not_found, precondition (own draft, not under review, another one scheduled, blanks), invalid (dates, order,
 * a weight other than the author's: then it goes back to him), conflict when the text is not the version that he read.
 */
export async function approveDraft(
  actor: StaffActor,
  input: ApproveDraftInput & { version?: number },
  on?: Tx,
): Promise<void> {
  authorize(actor, 'policy.approve');
  await asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(policyDrafts).where(eq(policyDrafts.id, input.id)).for('update');
    if (!row || row.isExample) throw new AppError('not_found');
    mustBeReadyText(row, input.version);
    await mustBeSomebodyElse(tx, actor, row.id);
    await mustBeAlone(tx);
    const newest = await findNewestEdition(actor, tx);
    const at = now();
    const days = { today: almatyDate(at), newest: newest?.effectiveFrom ?? null };
    const fields = wrongDates(input, days);
    if (input.materiality !== row.materiality) fields.materiality = 'policy.errors.otherWeight';
    if (Object.keys(fields).length > 0) throw new AppError('invalid', { fields });
    mustMatchText(row.sourceText, input);
    await tx
      .update(policyDrafts)
      .set({
        approvedAt: at,
        approvedBy: actor.personId,
        orderNumber: input.orderNumber,
        orderDate: input.orderDate,
        signedBy: input.approvedBy,
        signerTitle: input.approverTitle,
        effectiveFrom: input.effectiveFrom,
        publishAt: input.publishOn > days.today ? almatyMidnight(input.publishOn) : at,
      })
      .where(eq(policyDrafts.id, row.id));
    await recordDraftAct(tx, actor, { draftId: row.id, act: 'approved' });
    await recordAudit(tx, actor, {
      action: 'policy.approved',
      subjectId: null,
      objectType: 'policy_draft',
      objectId: row.id,
      fields: ['orderNumber', 'orderDate', 'approvedBy', 'effectiveFrom', 'publishOn'],
      reason: row.materiality,
    });
  });
}
