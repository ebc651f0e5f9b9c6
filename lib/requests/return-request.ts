import 'server-only';
import { eq } from 'drizzle-orm';
import { requestEvents, requests } from '@/db/schema/requests';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { canConfirm } from '@/lib/requests/request.rules';

/**
 * Sends a decision back to be taken anew: the approver does not agree. The decision is cleared, the clock goes on.
 * @throws AppError not_found, precondition when there is no decision of somebody else to send back.
 */
export async function returnRequest(actor: StaffActor, input: { id: string }, on?: Tx): Promise<void> {
  authorize(actor, 'request.confirm');
  await asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(requests).where(eq(requests.id, input.id)).for('update');
    if (!row || row.personId === actor.personId) throw new AppError('not_found');
    if (!canConfirm(row, actor.personId))
      throw new AppError('precondition', { detail: 'requests.errors.notWaiting' });
    await tx
      .update(requests)
      .set({ decision: null, groundCode: null, answerEnc: null, decidedAt: null, decidedBy: null })
      .where(eq(requests.id, row.id));
    await tx
      .insert(requestEvents)
      .values({ requestId: row.id, act: 'returned', byRole: actor.role, at: now() });
    await recordAudit(tx, actor, {
      action: 'request.returned',
      subjectId: row.personId,
      objectType: 'request',
      objectId: row.id,
    });
  });
}
