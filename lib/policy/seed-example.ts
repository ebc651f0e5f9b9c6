import 'server-only';
import { eq } from 'drizzle-orm';
import { policyDrafts } from '@/db/schema/policy-drafts';
import type { SystemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import { recordDraftAct } from './record-draft-act';

/**
 * Puts the example of a second edition among the drafts, once. It can be read, compared and copied, never published:
 * the database refuses it.
 */
export async function seedExample(
  actor: SystemActor,
  input: { title: string; sourceText: string; changeSummary: string },
  on?: Tx,
): Promise<void> {
  authorize(actor, 'policy.seed');
  await asActor(actor, on, async (tx) => {
    const [known] = await tx
      .select({ id: policyDrafts.id })
      .from(policyDrafts)
      .where(eq(policyDrafts.isExample, true));
    if (known) return;
    const at = now();
    const [made] = await tx
      .insert(policyDrafts)
      .values({
        ...input,
        locale: 'ru',
        materiality: 'material',
        isExample: true,
        createdAt: at,
        updatedAt: at,
      })
      .returning({ id: policyDrafts.id });
    if (!made) return;
    await recordDraftAct(tx, actor, { draftId: made.id, act: 'created' });
    await recordAudit(tx, actor, {
      action: 'policy.draftCreated',
      subjectId: null,
      objectType: 'policy_draft',
      objectId: made.id,
      reason: 'example',
    });
  });
}
