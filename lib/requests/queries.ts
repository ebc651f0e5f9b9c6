import 'server-only';
import { and, asc, desc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Decision, Locale, RequestKind } from '@/db/enums';
import { people, profiles } from '@/db/schema/people';
import { requestEvents, requests } from '@/db/schema/requests';
import type { Actor, ClientActor, StaffActor } from '@/lib/actor';
import { findVault, type Vault } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import { findCertificateOf } from '@/lib/erasure/queries';
import { AppError } from '@/lib/errors';
import { maskEmail } from '@/lib/identifiers/mask.rules';
import { authorize } from '@/lib/permissions';
import type { QueueCursor } from '@/lib/requests/cursor.rules';
import { canCancel, canConfirm, canDecide, type RequestStatus, statusOf } from '@/lib/requests/request.rules';

export type RequestEvent = { act: string; byRole: string; at: Date };
export type RequestSummary = {
  id: string;
  number: string;
  kind: RequestKind;
  status: RequestStatus;
  submittedAt: Date;
  dueOn: string;
};
export type RequestDetails = RequestSummary & {
  /** The language it was written in, and is to be answered in (Law on Languages, art. 11). */
  locale: Locale;
  receivedOn: string;
  workingDays: number;
  normCode: string;
  message: string | null;
  decision: Decision | null;
  groundCode: string | null;
  answer: string | null;
  doneAt: Date | null;
  events: RequestEvent[];
  certificateId: string | null;
};
export type OwnRequest = RequestDetails & { canCancel: boolean };
export type StaffRequest = RequestDetails & {
  /** Masked: who must be recognised, not read. */
  applicant: { name: string | null; email: string | null; relation: string | null; company: string | null };
  personId: string | null;
  canDecide: boolean;
  canConfirm: boolean;
  decidedByMe: boolean;
};

type Row = typeof requests.$inferSelect;
export const queuePage = 50;

const summary = (row: Row): RequestSummary => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  status: statusOf(row),
  submittedAt: row.submittedAt,
  dueOn: row.dueOn,
});

/** A decision that waits for its confirmation is the staff's own matter: the client does not see it. */
const told = (row: Row) => row.doneAt !== null;

async function details(
  tx: Tx,
  actor: Actor,
  row: Row,
  vault: Vault | null,
  tellAll: boolean,
): Promise<RequestDetails> {
  const open = (column: 'message_enc' | 'answer_enc', sealed: string | null) =>
    sealed === null || vault === null ? null : vault.open('requests', column, row.id, sealed);
  const events = await tx
    .select({ act: requestEvents.act, byRole: requestEvents.byRole, at: requestEvents.at })
    .from(requestEvents)
    .where(eq(requestEvents.requestId, row.id))
    .orderBy(asc(requestEvents.at));
  const decided = tellAll || told(row);
  return {
    ...summary(row),
    locale: row.locale,
    receivedOn: row.receivedOn,
    workingDays: row.workingDays,
    normCode: row.normCode,
    message: open('message_enc', row.messageEnc),
    decision: decided ? row.decision : null,
    groundCode: decided ? row.groundCode : null,
    answer: decided ? open('answer_enc', row.answerEnc) : null,
    doneAt: row.doneAt,
    events,
    certificateId: await findCertificateOf(actor, row.id, tx),
  };
}

/** A client's own requests, newest first. */
export async function listOwnRequests(actor: ClientActor, on?: Tx): Promise<RequestSummary[]> {
  authorize(actor, 'request.read');
  return asActor(actor, on, async (tx) => {
    const rows = await tx
      .select()
      .from(requests)
      .where(eq(requests.personId, actor.personId))
      .orderBy(desc(requests.submittedAt))
      .limit(queuePage);
    return rows.map(summary);
  });
}

/** One of the client's own requests with its words and its timeline. @throws AppError not_found for another's. */
export async function getOwnRequest(actor: ClientActor, id: string, on?: Tx): Promise<OwnRequest> {
  authorize(actor, 'request.read');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx
      .select()
      .from(requests)
      .where(and(eq(requests.id, id), eq(requests.personId, actor.personId)));
    if (!row) throw new AppError('not_found');
    const vault = await findVault(tx, actor.personId);
    return { ...(await details(tx, actor, row, vault, false)), canCancel: canCancel(row) };
  });
}

export type QueueInput = { state: 'open' | 'closed'; after?: QueueCursor | undefined };
/** `next` is where the following page begins; null on the last one. */
export type QueuePage = { rows: RequestSummary[]; next: QueueCursor | null };

function queueWhere({ state, after }: QueueInput): SQL | undefined {
  const open = and(isNull(requests.doneAt), isNull(requests.cancelledAt));
  const closed = or(isNotNull(requests.doneAt), isNotNull(requests.cancelledAt));
  const place = sql`(${requests.dueOn}, ${requests.id})`;
  const last = after && sql`(${after.dueOn}::date, ${after.id}::uuid)`;
  // Open ones run towards the latest date; closed ones run back in time.
  if (state === 'open') return and(open, last && sql`${place} > ${last}`);
  return and(closed, last && sql`${place} < ${last}`);
}

/**
 * Requests by legal due date, fifty at a time: open ones from the most urgent, closed ones from the latest. `after` is
 * the last one of the page before. No values of clients.
 */
export async function listQueue(actor: StaffActor, input: QueueInput, on?: Tx): Promise<QueuePage> {
  authorize(actor, 'queue.read');
  return asActor(actor, on, async (tx) => {
    const rows = await tx
      .select()
      .from(requests)
      .where(queueWhere(input))
      .orderBy(...[requests.dueOn, requests.id].map(input.state === 'open' ? asc : desc))
      .limit(queuePage + 1);
    const page = rows.slice(0, queuePage).map(summary);
    const last = page.at(-1);
    return { rows: page, next: rows.length > queuePage && last ? { dueOn: last.dueOn, id: last.id } : null };
  });
}

async function applicantOf(tx: Tx, row: Row, vault: Vault | null): Promise<StaffRequest['applicant']> {
  if (row.personId) {
    const [person] = await tx
      .select({ email: people.email, name: people.displayName, company: profiles.companyName })
      .from(people)
      .leftJoin(profiles, eq(profiles.personId, people.id))
      .where(eq(people.id, row.personId));
    const email = person?.email ? maskEmail(person.email) : null;
    return { name: person?.name ?? null, email, relation: null, company: person?.company ?? null };
  }
  if (!vault || !row.contactEnc) return { name: null, email: null, relation: null, company: null };
  const contact = JSON.parse(vault.open('requests', 'contact_enc', row.id, row.contactEnc));
  return {
    name: contact.applicant,
    email: maskEmail(contact.email),
    relation: contact.relation,
    company: null,
  };
}

/**
 * A request as staff decide on it. Call `openRequest` first: looking is an audited act.
 * @throws AppError not_found for an unknown request or the looker's own.
 */
export async function getRequestForStaff(actor: StaffActor, id: string, on?: Tx): Promise<StaffRequest> {
  authorize(actor, 'request.open');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(requests).where(eq(requests.id, id));
    if (!row || row.personId === actor.personId) throw new AppError('not_found');
    const vault = await findVault(tx, row.personId ?? row.id);
    const decides = actor.role === 'reviewer' || actor.role === 'approver';
    return {
      ...(await details(tx, actor, row, vault, true)),
      applicant: await applicantOf(tx, row, vault),
      personId: row.personId,
      canDecide: decides && canDecide(row),
      canConfirm: actor.role === 'approver' && canConfirm(row, actor.personId),
      decidedByMe: row.decidedBy === actor.personId,
    };
  });
}
