import 'server-only';
import { eq } from 'drizzle-orm';
import { policyDrafts } from '@/db/schema/policy-drafts';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { draftState, noApproval } from './draft.rules';
import { recordDraftAct } from './record-draft-act';

/**
 * Takes an approval back before the day of publication: the draft is under review again. What is published stays.
 * @throws AppError not_found, precondition when nothing waits or it has been published meanwhile.
 */
export async function unscheduleDraft(actor: StaffActor, input: { id: string }, on?: Tx): Promise<void> {
  authorize(actor, 'policy.approve');
  await asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(policyDrafts).where(eq(policyDrafts.id, input.id)).for('update');
    if (!row) throw new AppError('not_found');
    if (draftState(row) !== 'scheduled')
      throw new AppError('precondition', { detail: 'policy.errors.notScheduled' });
    await tx.update(policyDrafts).set(noApproval).where(eq(policyDrafts.id, row.id));
    await recordDraftAct(tx, actor, { draftId: row.id, act: 'unscheduled' });
    await recordAudit(tx, actor, {
      action: 'policy.unscheduled',
      subjectId: null,
      objectType: 'policy_draft',
      objectId: row.id,
    });
  });
}
