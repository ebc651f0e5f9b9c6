import 'server-only';
import type { DraftAct } from '@/db/enums';
import { policyDraftEvents } from '@/db/schema/policy-drafts';
import { type Actor, actorPersonId } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/database';

/** Writes what happened to a draft into its own history, inside the transaction of the act. */
export async function recordDraftAct(
  tx: Tx,
  actor: Actor,
  event: { draftId: string; act: DraftAct; reason?: string },
): Promise<void> {
  await tx.insert(policyDraftEvents).values({
    draftId: event.draftId,
    act: event.act,
    by: actorPersonId(actor),
    byRole: actor.role,
    reason: event.reason ?? null,
    at: now(),
  });
}
