import 'server-only';
import { eq } from 'drizzle-orm';
import { policyDrafts } from '@/db/schema/policy-drafts';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { draftState } from './draft.rules';
import { recordDraftAct } from './record-draft-act';

/**
 * Gives a draft under review back to be worked on: the reader with his reasons, or an author who thought again.
 * @throws AppError not_found, precondition when it is not under review.
 */
export async function returnDraft(
  actor: StaffActor,
  input: { id: string; reason: string },
  on?: Tx,
): Promise<void> {
  authorize(actor, 'policy.draft');
  await asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(policyDrafts).where(eq(policyDrafts.id, input.id)).for('update');
    if (!row) throw new AppError('not_found');
    if (draftState(row) !== 'inReview')
      throw new AppError('precondition', { detail: 'policy.errors.notInReview' });
    await tx
      .update(policyDrafts)
      .set({ submittedAt: null, submittedBy: null })
      .where(eq(policyDrafts.id, row.id));
    await recordDraftAct(tx, actor, { draftId: row.id, act: 'returned', reason: input.reason });
    await recordAudit(tx, actor, {
      action: 'policy.draftReturned',
      subjectId: null,
      objectType: 'policy_draft',
      objectId: row.id,
    });
  });
}
