import 'server-only';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { policyTranslationApprovals, policyTranslations } from '@/db/schema/policy';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { forgetting } from './cache';
import type { approveTranslationInput } from './schema';

/**
 * Puts the director's order to a translation: it is approved from then on. Whoever attached it cannot approve it.
 * Twice is once.
 * @throws AppError not_found, precondition for one's own, invalid for an order of the future.
 */
export async function approveTranslation(
  actor: StaffActor,
  input: z.output<typeof approveTranslationInput>,
  on?: Tx,
): Promise<number> {
  authorize(actor, 'policy.approve');
  return forgetting(
    on,
    asActor(actor, on, async (tx) => {
      const [row] = await tx
        .select({ by: policyTranslations.by, edition: policyTranslations.editionNumber })
        .from(policyTranslations)
        .where(eq(policyTranslations.id, input.id));
      if (!row) throw new AppError('not_found');
      if (row.by === actor.personId) throw new AppError('precondition', { detail: 'policy.errors.ownDraft' });
      const at = now();
      if (input.orderDate > almatyDate(at))
        throw new AppError('invalid', { fields: { orderDate: 'policy.errors.orderInFuture' } });
      const { id, orderNumber, orderDate, approvedBy, approverTitle } = input;
      const [made] = await tx
        .insert(policyTranslationApprovals)
        .values({
          translationId: id,
          orderNumber,
          orderDate,
          approvedBy,
          approverTitle,
          at,
          by: actor.personId,
        })
        .onConflictDoNothing()
        .returning({ id: policyTranslationApprovals.translationId });
      if (!made) return row.edition;
      await recordAudit(tx, actor, {
        action: 'policy.translationApproved',
        subjectId: null,
        objectType: 'policy_translation',
        objectId: id,
        fields: ['orderNumber', 'orderDate', 'approvedBy'],
      });
      return row.edition;
    }),
  );
}
