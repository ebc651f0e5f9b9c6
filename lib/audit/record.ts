import 'server-only';
import { auditEvents } from '@/db/schema/audit';
import { type Actor, actorPersonId } from '@/lib/actor';
import type { AuditAction, AuditObject } from '@/lib/audit/events.rules';
import type { Tx } from '@/lib/database';

export type AuditEvent = {
  action: AuditAction;
  /** Whose data the act touched, if anybody's. */
  subjectId: string | null;
  objectType: AuditObject;
  objectId: string | null;
  /** Names of fields, never their values. */
  fields?: readonly string[];
  /** A code from a closed list, never free text. */
  reason?: string | null;
};

/**
 * Writes one audit row inside the caller's transaction: if it cannot be written, the act fails with it.
 * Holds ids, field names and codes only, so that erasing a person leaves nothing of him here.
 */
export async function recordAudit(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
  await tx.insert(auditEvents).values({
    action: event.action,
    actorKind: actor.kind,
    actorRole: actor.role,
    actorId: actorPersonId(actor),
    subjectId: event.subjectId,
    objectType: event.objectType,
    objectId: event.objectId,
    fields: [...(event.fields ?? [])],
    reason: event.reason ?? null,
    requestId: actor.requestId,
  });
}
