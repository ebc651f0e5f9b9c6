import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
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
import { takeTurnForAddress } from '@/lib/limits/take-turn-for-address';
import { sendMessage } from '@/lib/messages/send-message';
import { authorize } from '@/lib/permissions';
import type { FiledRequest } from '@/lib/requests/file-request';
import { nextNumber } from '@/lib/requests/next-number';
import type { FilePublicRequestInput } from '@/lib/requests/schema';

const shape = { id: requests.id, number: requests.number, dueOn: requests.dueOn };

/** The request of a form that was sent already. */
async function findSent(tx: Tx, key: string): Promise<FiledRequest | undefined> {
  const [sent] = await tx
    .select(shape)
    .from(requests)
    .where(and(eq(requests.id, key), isNull(requests.personId)));
  return sent;
}

/**
 * Files a request of somebody without an account: a parent about a child's data (clause 2.7), or a complaint. What he
 * writes is sealed with a key of the request itself. The same form sent twice is one request.
 * @throws AppError unavailable when the calendar does not cover the term, conflict when the key is somebody's already,
 * rate_limited after five requests for one address, sent from one network, in an hour, and for the other limits of
 * `publicRequests`: a form is no way to flood a mailbox.
 */
export async function filePublicRequest(
  actor: Actor,
  input: FilePublicRequestInput & { locale: Locale; asker?: string | null },
  on?: Tx,
): Promise<FiledRequest> {
  authorize(actor, 'request.filePublic');
  const { key, kind, locale, message, asker = null, ...contact } = input;
  // A visitor sees no rows, not even his own: the row is written by the portal for him.
  const system = systemActor('public-request', actor.requestId);
  const sent = await asActor(system, on, (tx) => findSent(tx, key));
  if (sent) return sent;
  await takeTurnForAddress(actor, 'publicRequests', { account: indexOf('outbox.to', input.email), asker });
  return asActor(system, on, async (tx) => {
    // The same form sent twice at once: the second one waits and finds the request of the first.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
    const standing = await findSent(tx, key);
    if (standing) return standing;
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
