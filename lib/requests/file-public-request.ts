import 'server-only';
import { and, count, eq, gt, isNull, sql } from 'drizzle-orm';
import { outbox } from '@/db/schema/messages';
import { requestEvents, requests } from '@/db/schema/requests';
import { type Actor, systemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { createVault, indexOf } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import { yearOf } from '@/lib/deadlines/almaty.rules';
import { dueDate } from '@/lib/deadlines/due-date.rules';
import { loadCalendar } from '@/lib/deadlines/queries';
import { AppError } from '@/lib/errors';
import { formatDate } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import { sendMessage } from '@/lib/messages/send-message';
import { authorize } from '@/lib/permissions';
import type { FiledRequest } from '@/lib/requests/file-request';
import { nextNumber } from '@/lib/requests/next-number';
import type { FilePublicRequestInput } from '@/lib/requests/schema';

const shape = { id: requests.id, number: requests.number, dueOn: requests.dueOn };

/** Requests that one address may be told of in an hour. Nobody proves that the address is his. */
const perAddress = { requests: 5, ms: 60 * 60_000 };

/** @throws AppError rate_limited when the address was written to too often: a form is no way to flood a mailbox. */
async function spareMailbox(tx: Tx, email: string): Promise<void> {
  const toIndex = indexOf('outbox.to', email);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`public:${toIndex}`}, 0))`);
  const since = new Date(now().getTime() - perAddress.ms);
  const [told] = await tx
    .select({ letters: count() })
    .from(outbox)
    .where(and(eq(outbox.toIndex, toIndex), eq(outbox.kind, 'requestFiled'), gt(outbox.createdAt, since)));
  if ((told?.letters ?? 0) >= perAddress.requests) throw new AppError('rate_limited');
}

/**
 * Files a request of somebody without an account: a parent about a child's data (clause 2.7), or a complaint. What he
 * writes is sealed with a key of the request itself. The same form sent twice is one request.
 * @throws AppError unavailable when the calendar does not cover the term, conflict when the key is somebody's already,
 * rate_limited after five requests for one address in an hour.
 */
export async function filePublicRequest(
  actor: Actor,
  input: FilePublicRequestInput & { locale: Locale },
  on?: Tx,
): Promise<FiledRequest> {
  authorize(actor, 'request.filePublic');
  // A visitor sees no rows, not even his own: the row is written by the portal for him.
  return asActor(systemActor('public-request', actor.requestId), on, async (tx) => {
    // The same form sent twice at once: the second one waits and finds the request of the first.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${input.key}, 0))`);
    const [standing] = await tx
      .select(shape)
      .from(requests)
      .where(and(eq(requests.id, input.key), isNull(requests.personId)));
    if (standing) return standing;
    await spareMailbox(tx, input.email);
    const { key, kind, locale, message, ...contact } = input;
    const submittedAt = now();
    const due = dueDate(kind, submittedAt, await loadCalendar(actor, tx));
    const vault = await createVault(tx, key);
    const number = await nextNumber(tx, 'request', yearOf(due.receivedOn));
    const [made] = await tx
      .insert(requests)
      .values({
        id: key,
        number,
        kind,
        personId: null,
        locale,
        messageEnc: vault.seal('requests', 'message_enc', key, message),
        contactEnc: vault.seal('requests', 'contact_enc', key, JSON.stringify(contact)),
        submittedAt,
        receivedOn: due.receivedOn,
        dueOn: due.dueOn,
        normCode: due.norm,
        workingDays: due.workingDays,
      })
      .onConflictDoNothing()
      .returning(shape);
    if (!made) throw new AppError('conflict');
    await tx
      .insert(requestEvents)
      .values({ requestId: key, act: 'filed', byRole: actor.role, at: submittedAt });
    await recordAudit(tx, actor, {
      action: 'request.filed',
      subjectId: null,
      objectType: 'request',
      objectId: key,
      reason: kind,
    });
    await sendMessage(tx, {
      personId: null,
      to: input.email,
      kind: 'requestFiled',
      locale,
      values: { number, date: formatDate(locale, due.dueOn) },
      path: '/requests/new',
    });
    return made;
  });
}
