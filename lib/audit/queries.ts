import 'server-only';
import { and, desc, eq, lt } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/audit';
import type { ClientActor, StaffActor } from '@/lib/actor';
import type { Act } from '@/lib/audit/act-record.rules';
import type { AuditAction } from '@/lib/audit/events.rules';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';

/** One act with the client's data, as he may know it: who in the role, not by name. */
export type Activity = {
  seq: number;
  at: Date;
  action: string;
  who: string;
  fields: string[];
};

/** An entry of the journal, as the auditor reads it. */
export type AuditLine = Omit<Act, 'id'>;

/** A page of the journal; `next` is the `before` of the page of older entries, or null on the last page. */
export type AuditPage<Line> = { events: Line[]; next: number | null };

/** Entries on a page. */
export const pageSize = 50;

function paged<Row extends { seq: number }>(rows: Row[]): AuditPage<Row> {
  const events = rows.slice(0, pageSize);
  return { events, next: rows.length > pageSize ? (events.at(-1)?.seq ?? null) : null };
}

const older = (before: number | undefined) =>
  before === undefined ? undefined : lt(auditEvents.seq, before);

/** Acts with the client's own data, newest first, by pages: `before` is the number the page must be older than. */
export async function listMyActivity(
  actor: ClientActor,
  { before }: { before?: number | undefined } = {},
  on?: Tx,
): Promise<AuditPage<Activity>> {
  authorize(actor, 'activity.read');
  return asActor(actor, on, async (tx) => {
    const rows = await tx
      .select({
        seq: auditEvents.seq,
        at: auditEvents.at,
        action: auditEvents.action,
        actorRole: auditEvents.actorRole,
        actorId: auditEvents.actorId,
        fields: auditEvents.fields,
      })
      .from(auditEvents)
      .where(and(eq(auditEvents.subjectId, actor.personId), older(before)))
      .orderBy(desc(auditEvents.seq))
      .limit(pageSize + 1);
    const { events, next } = paged(rows);
    return {
      events: events.map(({ actorId, actorRole, ...event }) => ({
        ...event,
        who: actorId === actor.personId ? 'self' : actorRole,
      })),
      next,
    };
  });
}

/** The whole journal for the auditor, newest first, by pages, of one action if told. */
export async function listAudit(
  actor: StaffActor,
  { before, action }: { before?: number | undefined; action?: AuditAction | undefined } = {},
  on?: Tx,
): Promise<AuditPage<AuditLine>> {
  authorize(actor, 'audit.read');
  return asActor(actor, on, async (tx) => {
    const rows = await tx
      .select({
        seq: auditEvents.seq,
        at: auditEvents.at,
        action: auditEvents.action,
        actorKind: auditEvents.actorKind,
        actorRole: auditEvents.actorRole,
        actorId: auditEvents.actorId,
        subjectId: auditEvents.subjectId,
        objectType: auditEvents.objectType,
        objectId: auditEvents.objectId,
        fields: auditEvents.fields,
        reason: auditEvents.reason,
        requestId: auditEvents.requestId,
      })
      .from(auditEvents)
      .where(and(action ? eq(auditEvents.action, action) : undefined, older(before)))
      .orderBy(desc(auditEvents.seq))
      .limit(pageSize + 1);
    return paged(rows);
  });
}
