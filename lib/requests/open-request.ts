import 'server-only';
import { and, eq, gt } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/audit';
import { requestEvents, requests } from '@/db/schema/requests';
import { type StaffActor, systemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize, may } from '@/lib/permissions';
import { canCancel } from '@/lib/requests/request.rules';
import { tellApplicant } from '@/lib/requests/tell-applicant';

const onceInMs = 60 * 60_000;

/** The audit is not for staff to read, so the look-up runs as the system; it answers yes or no. */
async function lookedLately(tx: Tx, actor: StaffActor, requestId: string): Promise<boolean> {
  return asActor(systemActor('open-request', actor.requestId), tx, async (inner) => {
    const [seen] = await inner
      .select({ seq: auditEvents.seq })
      .from(auditEvents)
      .where(
        and(
          eq(auditEvents.action, 'request.opened'),
          eq(auditEvents.objectId, requestId),
          eq(auditEvents.actorId, actor.personId),
          gt(auditEvents.at, new Date(now().getTime() - onceInMs)),
        ),
      )
      .limit(1);
    return seen !== undefined;
  });
}

/**
 * Opens a request for a member of staff. Every look is an audit event that the client sees (once an hour for the same
 * pair of eyes); the first look of somebody who may decide begins the review and tells the client.
 * @throws AppError not_found when there is no such request or it is the looker's own.
 */
export async function openRequest(actor: StaffActor, input: { id: string }, on?: Tx): Promise<void> {
  authorize(actor, 'request.open');
  await asActor(actor, on, async (tx) => {
    const decides = may(actor, 'request.decide');
    const reading = tx.select().from(requests).where(eq(requests.id, input.id));
    // Row-level security lets an auditor read, not lock.
    const [row] = await (decides ? reading.for('update') : reading);
    if (!row || row.personId === actor.personId) throw new AppError('not_found');
    if (decides && !row.reviewStartedAt && canCancel(row)) {
      await tx.update(requests).set({ reviewStartedAt: now() }).where(eq(requests.id, row.id));
      await tx
        .insert(requestEvents)
        .values({ requestId: row.id, act: 'opened', byRole: actor.role, at: now() });
      await tellApplicant(tx, row, 'requestOpened');
    }
    if (await lookedLately(tx, actor, row.id)) return;
    await recordAudit(tx, actor, {
      action: 'request.opened',
      subjectId: row.personId,
      objectType: 'request',
      objectId: row.id,
      reason: row.kind,
    });
  });
}
