import 'server-only';
import { eq } from 'drizzle-orm';
import { policyDrafts } from '@/db/schema/policy-drafts';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { draftState, hasClauses } from './draft.rules';
import { parsePolicy } from './parse.rules';
import { recordDraftAct } from './record-draft-act';

/**
 * Sends a draft to the approver: from now on its text stands still. It must have numbered clauses and say whether the
 * change is material, and what it is.
 * @param input `version` is the one that was looked at.
 * @throws AppError not_found, precondition, conflict when the text is another one by now.
 */
export async function submitDraft(
  actor: StaffActor,
  input: { id: string; version?: number },
  on?: Tx,
): Promise<void> {
  authorize(actor, 'policy.draft');
  await asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(policyDrafts).where(eq(policyDrafts.id, input.id)).for('update');
    if (!row || row.isExample) throw new AppError('not_found');
    if (draftState(row) !== 'draft') throw new AppError('precondition', { detail: 'policy.errors.notDraft' });
    if (input.version !== undefined && input.version !== row.version)
      throw new AppError('conflict', { detail: 'policy.errors.otherText' });
    if (!hasClauses(parsePolicy(row.sourceText).blocks))
      throw new AppError('precondition', { detail: 'policy.errors.noClauses' });
    if (!row.materiality || !row.changeSummary)
      throw new AppError('precondition', { detail: 'policy.errors.unweighed' });
    await tx
      .update(policyDrafts)
      .set({ submittedAt: now(), submittedBy: actor.personId })
      .where(eq(policyDrafts.id, row.id));
    await recordDraftAct(tx, actor, { draftId: row.id, act: 'submitted' });
    await recordAudit(tx, actor, {
      action: 'policy.draftSubmitted',
      subjectId: null,
      objectType: 'policy_draft',
      objectId: row.id,
      reason: row.materiality,
    });
  });
}
