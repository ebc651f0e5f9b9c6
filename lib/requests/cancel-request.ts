import 'server-only';
import { and, eq } from 'drizzle-orm';
import { requestEvents, requests } from '@/db/schema/requests';
import type { ClientActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { canCancel } from '@/lib/requests/request.rules';
import { tellApplicant } from '@/lib/requests/tell-applicant';

/**
 * Takes a client's own request back. Possible until it is confirmed; taking back twice is once.
 * @throws AppError not_found for another's request, precondition when it is closed.
 */
export async function cancelRequest(actor: ClientActor, input: { id: string }, on?: Tx): Promise<void> {
  authorize(actor, 'request.cancel');
  await asActor(actor, on, async (tx) => {
    const [row] = await tx
      .select()
      .from(requests)
      .where(and(eq(requests.id, input.id), eq(requests.personId, actor.personId)))
      .for('update');
    if (!row) throw new AppError('not_found');
    if (row.cancelledAt) return;
    if (!canCancel(row)) throw new AppError('precondition', { detail: 'requests.errors.closed' });
    await tx.update(requests).set({ cancelledAt: now() }).where(eq(requests.id, row.id));
    await tx
      .insert(requestEvents)
      .values({ requestId: row.id, act: 'cancelled', byRole: actor.role, at: now() });
    await recordAudit(tx, actor, {
      action: 'request.cancelled',
      subjectId: actor.personId,
      objectType: 'request',
      objectId: row.id,
    });
    await tellApplicant(tx, row, 'requestCancelled');
  });
}
