import 'server-only';
import { eq } from 'drizzle-orm';
import { policyDrafts } from '@/db/schema/policy-drafts';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { draftState } from './draft.rules';
import { recordDraftAct } from './record-draft-act';

/**
 * Puts a draft aside for good; its text stays readable for staff. Twice is once.
 * @throws AppError not_found, precondition when it is under review, approved or published.
 */
export async function discardDraft(actor: StaffActor, input: { id: string }, on?: Tx): Promise<void> {
  authorize(actor, 'policy.draft');
  await asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(policyDrafts).where(eq(policyDrafts.id, input.id)).for('update');
    if (!row || row.isExample) throw new AppError('not_found');
    const state = draftState(row);
    if (state === 'discarded') return;
    if (state !== 'draft') throw new AppError('precondition', { detail: 'policy.errors.notDraft' });
    await tx.update(policyDrafts).set({ discardedAt: now() }).where(eq(policyDrafts.id, row.id));
    await recordDraftAct(tx, actor, { draftId: row.id, act: 'discarded' });
    await recordAudit(tx, actor, {
      action: 'policy.draftDiscarded',
      subjectId: null,
      objectType: 'policy_draft',
      objectId: row.id,
    });
  });
}
