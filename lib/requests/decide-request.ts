import 'server-only';
import { eq } from 'drizzle-orm';
import { requestEvents, requests } from '@/db/schema/requests';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { openVault } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { canDecide, needsConfirmation } from '@/lib/requests/request.rules';
import type { DecideRequestInput } from '@/lib/requests/schema';
import { tellApplicant } from '@/lib/requests/tell-applicant';

/** A client reads the answer in the cabinet; who has none gets it in the letter. */
const tellDecision = (tx: Tx, row: typeof requests.$inferSelect, answer: string) =>
  row.personId
    ? tellApplicant(tx, row, 'requestDecided')
    : tellApplicant(tx, row, 'requestAnswered', { answer });

/**
 * Takes a decision with its reasons. A deletion then waits for somebody else's confirmation and the client is not
 * told yet; every other kind is done with it. A human decides, always (Law 94-V art. 19-1).
 * @throws AppError not_found, precondition when a decision stands or the request is closed.
 */
export async function decideRequest(actor: StaffActor, input: DecideRequestInput, on?: Tx): Promise<void> {
  authorize(actor, 'request.decide');
  await asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(requests).where(eq(requests.id, input.id)).for('update');
    if (!row || row.personId === actor.personId) throw new AppError('not_found');
    if (!canDecide(row)) throw new AppError('precondition', { detail: 'requests.errors.decided' });
    const vault = await openVault(tx, row.personId ?? row.id);
    const at = now();
    const closes = !needsConfirmation(row.kind);
    await tx
      .update(requests)
      .set({
        decision: input.decision,
        groundCode: input.decision === 'refused' ? input.ground : null,
        answerEnc: vault.seal('requests', 'answer_enc', row.id, input.answer),
        decidedAt: at,
        decidedBy: actor.personId,
        reviewStartedAt: row.reviewStartedAt ?? at,
        ...(closes ? { doneAt: at } : {}),
      })
      .where(eq(requests.id, row.id));
    await tx
      .insert(requestEvents)
      .values({ requestId: row.id, act: closes ? 'answered' : 'decided', byRole: actor.role, at });
    await recordAudit(tx, actor, {
      action: 'request.decided',
      subjectId: row.personId,
      objectType: 'request',
      objectId: row.id,
      reason: input.decision,
    });
    if (closes) await tellDecision(tx, row, input.answer);
  });
}
