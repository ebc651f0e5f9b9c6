import 'server-only';
import { eq } from 'drizzle-orm';
import { requestEvents, requests } from '@/db/schema/requests';
import { type StaffActor, systemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { executeErasure } from '@/lib/erasure/execute-erasure';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { canConfirm } from '@/lib/requests/request.rules';
import { tellApplicant } from '@/lib/requests/tell-applicant';

/**
 * The second pair of eyes. A confirmed refusal is told to the client; a confirmed deletion is carried out in this same
 * transaction: either all of it is done, certificate and notice included, or nothing is.
 * Returns the id of the certificate, or null after a refusal.
 * @throws AppError not_found, precondition when there is no decision of somebody else to confirm.
 */
export async function confirmRequest(
  actor: StaffActor,
  input: { id: string },
  on?: Tx,
): Promise<string | null> {
  authorize(actor, 'request.confirm');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(requests).where(eq(requests.id, input.id)).for('update');
    if (!row || row.personId === actor.personId) throw new AppError('not_found');
    if (!canConfirm(row, actor.personId))
      throw new AppError('precondition', { detail: 'requests.errors.notWaiting' });
    const at = now();
    const refused = row.decision === 'refused';
    await tx
      .update(requests)
      .set({ confirmedAt: at, confirmedBy: actor.personId, ...(refused ? { doneAt: at } : {}) })
      .where(eq(requests.id, row.id));
    await tx.insert(requestEvents).values({ requestId: row.id, act: 'confirmed', byRole: actor.role, at });
    await recordAudit(tx, actor, {
      action: 'request.confirmed',
      subjectId: row.personId,
      objectType: 'request',
      objectId: row.id,
      reason: row.decision,
    });
    if (refused) {
      await tellApplicant(tx, row, 'requestDecided');
      return null;
    }
    return executeErasure(systemActor('erasure', actor.requestId), { requestId: row.id }, tx);
  });
}
