import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { people } from '@/db/schema/people';
import { requestEvents, requests } from '@/db/schema/requests';
import type { ClientActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { openVault } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import { yearOf } from '@/lib/deadlines/almaty.rules';
import { dueDate } from '@/lib/deadlines/due-date.rules';
import { loadCalendar } from '@/lib/deadlines/queries';
import { AppError } from '@/lib/errors';
import { formatDate } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import { sendMessage } from '@/lib/messages/send-message';
import { authorize } from '@/lib/permissions';
import { nextNumber } from '@/lib/requests/next-number';
import type { FileRequestInput } from '@/lib/requests/schema';

export type FiledRequest = { id: string; number: string; dueOn: string };

const shape = { id: requests.id, number: requests.number, dueOn: requests.dueOn };

/** The same form sent again, or a deletion that is open already: the request that there is. */
async function findStanding(
  tx: Tx,
  personId: string,
  input: FileRequestInput,
): Promise<FiledRequest | undefined> {
  const [sent] = await tx
    .select(shape)
    .from(requests)
    .where(and(eq(requests.id, input.key), eq(requests.personId, personId)));
  if (sent || input.kind !== 'deletion') return sent;
  const [open] = await tx
    .select(shape)
    .from(requests)
    .where(
      and(
        eq(requests.personId, personId),
        eq(requests.kind, 'deletion'),
        isNull(requests.doneAt),
        isNull(requests.cancelledAt),
      ),
    );
  return open;
}

/**
 * Files a client's request: number, legal due date by the working-day calendar, timeline, notice. The same form sent
 * twice is one request, and there is one open deletion at most; both give back the request that stands.
 * @throws AppError unavailable when the calendar does not cover the term, conflict when the key is somebody else's.
 */
export async function fileRequest(
  actor: ClientActor,
  input: FileRequestInput & { locale: Locale },
  on?: Tx,
): Promise<FiledRequest> {
  authorize(actor, 'request.file');
  return asActor(actor, on, async (tx) => {
    // One request of a person at a time: two tabs cannot both find nothing standing.
    const [person] = await tx
      .select({ email: people.email })
      .from(people)
      .where(eq(people.id, actor.personId))
      .for('update');
    if (!person?.email) throw new AppError('not_found');
    const standing = await findStanding(tx, actor.personId, input);
    if (standing) return standing;

    const submittedAt = now();
    const due = dueDate(input.kind, submittedAt, await loadCalendar(actor, tx));
    const vault = await openVault(tx, actor.personId);
    const number = await nextNumber(tx, 'request', yearOf(due.receivedOn));
    const [made] = await tx
      .insert(requests)
      .values({
        id: input.key,
        number,
        kind: input.kind,
        personId: actor.personId,
        locale: input.locale,
        messageEnc:
          input.message === null ? null : vault.seal('requests', 'message_enc', input.key, input.message),
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
      .values({ requestId: made.id, act: 'filed', byRole: actor.role, at: submittedAt });
    await recordAudit(tx, actor, {
      action: 'request.filed',
      subjectId: actor.personId,
      objectType: 'request',
      objectId: made.id,
      reason: input.kind,
    });
    await sendMessage(tx, {
      personId: actor.personId,
      to: person.email,
      kind: 'requestFiled',
      locale: input.locale,
      values: { number: made.number, date: formatDate(input.locale, made.dueOn) },
      path: `/cabinet/requests/${made.id}`,
    });
    return made;
  });
}
