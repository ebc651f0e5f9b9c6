import 'server-only';
import { policyRepeals } from '@/db/schema/policy';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { forgetting } from './cache';
import { editionOn } from './edition.rules';
import { listEditions } from './queries';
import type { RepealEditionInput } from './schema';

/**
 * Declares the edition in force invalid from a day on, without another one in its place (clause 6.1). It stays in the
 * archive. Twice is once.
 * @throws AppError not_found, precondition when it is not the one in force, invalid for a day in the past.
 */
export async function repealEdition(actor: StaffActor, input: RepealEditionInput, on?: Tx): Promise<void> {
  authorize(actor, 'policy.approve');
  await forgetting(
    on,
    asActor(actor, on, async (tx) => {
      const today = almatyDate(now());
      const editions = await listEditions(actor, tx);
      const own = editions.find(({ number }) => number === input.edition);
      if (!own) throw new AppError('not_found');
      if (own.repealedFrom) return;
      const fields: Record<string, string> = {};
      if (input.repealedFrom < today) fields.repealedFrom = 'policy.errors.repealInPast';
      if (input.orderDate > today) fields.orderDate = 'policy.errors.orderInFuture';
      if (Object.keys(fields).length > 0) throw new AppError('invalid', { fields });
      const inForce = editionOn(editions, input.repealedFrom);
      if (inForce.kind !== 'found' || inForce.edition.number !== own.number)
        throw new AppError('precondition', { detail: 'policy.errors.notInForce' });
      const [made] = await tx
        .insert(policyRepeals)
        .values({
          editionNumber: own.number,
          orderNumber: input.orderNumber,
          orderDate: input.orderDate,
          repealedBy: input.approvedBy,
          repealedFrom: input.repealedFrom,
          at: now(),
        })
        .onConflictDoNothing()
        .returning({ number: policyRepeals.editionNumber });
      if (!made) return;
      await recordAudit(tx, actor, {
        action: 'policy.repealed',
        subjectId: null,
        objectType: 'policy_edition',
        objectId: String(own.number),
        fields: ['orderNumber', 'orderDate', 'repealedFrom'],
      });
    }),
  );
}
