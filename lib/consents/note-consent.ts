import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { Locale } from '@/db/enums';
import { people } from '@/db/schema/people';
import { personActor, type StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { dueDate } from '@/lib/deadlines/due-date.rules';
import { loadCalendar } from '@/lib/deadlines/queries';
import { AppError } from '@/lib/errors';
import { formatDate } from '@/lib/format';
import { translator } from '@/lib/i18n/translator';
import { sendMessage } from '@/lib/messages/send-message';
import { authorize } from '@/lib/permissions';
import { appendEvent } from './append-event';
import { type ConsentPurpose, purposeOf } from './purposes.rules';
import { findLastEvent } from './queries';
import type { NoteWay } from './schema';
import { type ConsentState, stateOf } from './state.rules';
import { accountSubject, lockSubject } from './subject.queries';

export type NoteConsentInput = {
  email: string;
  purpose: ConsentPurpose;
  act: 'granted' | 'refused' | 'withdrawn';
  way: NoteWay;
  /** The day on which his word was received, 'YYYY-MM-DD' in Almaty. */
  receivedOn: string;
  /** The language in which the words of the consent were put to him. */
  language: Locale;
};

const unknown = () => new AppError('not_found', { fields: { email: 'consents.errors.noClient' } });

/** Noon in Almaty: a whole hour away from both ends of the day, whatever the zone's history. */
const noonOf = (day: string) => new Date(`${day}T07:00:00Z`);

/** What a word of the client does to how his consent stands. */
function effectOf(act: NoteConsentInput['act'], state: ConsentState): 'new' | 'same' | 'impossible' {
  if (act === 'granted') return state === 'given' ? 'same' : 'new';
  if (act === 'refused') return state === 'refused' ? 'same' : 'new';
  if (state === 'withdrawn') return 'same';
  return state === 'given' || state === 'changed' ? 'new' : 'impossible';
}

/** A letter that came before the client's own later «no» does not undo it. */
const isOlder = (receivedOn: string, state: ConsentState, last: { at: Date }) =>
  (state === 'withdrawn' || state === 'refused') && receivedOn < almatyDate(last.at);

/** The last day by law for everything that follows a withdrawal, counted from the day of receipt. */
async function lastDay(tx: Tx, actor: StaffActor, receivedOn: string): Promise<string> {
  return dueDate('withdrawal', noonOf(receivedOn), await loadCalendar(actor, tx)).dueOn;
}

async function tell(
  tx: Tx,
  person: { id: string; email: string; locale: Locale },
  purpose: ConsentPurpose,
  stopBy: string | null,
): Promise<void> {
  const { id, email, locale } = person;
  const t = await translator(locale, 'consents');
  const values: Record<string, string> = { purpose: t(`purposes.${purpose}.title`) };
  if (stopBy) values.stopBy = formatDate(locale, stopBy);
  const kind = stopBy ? 'consentWithdrawn' : 'consentNoted';
  await sendMessage(tx, { personId: id, to: email, kind, locale, values, path: '/cabinet/consents' });
}

/**
 * Notes what a client said by letter, by telephone or in person about one purpose (Law 94-V, 8(1): any way that lets
 * receipt be confirmed), in the name of whoever notes it. A withdrawal stops the processing at once; the last day by law is
 * counted from the day of receipt (8(7)). The client is told by e-mail, so that a wrong note does not stay unseen. What
 * is so already stays as it is.
 * @throws AppError `not_found` for an address without a client, `precondition` for a purpose that nobody is asked about
 * or that cannot be withdrawn freely.
 */
export async function noteConsent(
  actor: StaffActor,
  input: NoteConsentInput,
  on?: Tx,
): Promise<{ id: string; recorded: boolean }> {
  authorize(actor, 'consent.note');
  const purpose = purposeOf(input.purpose);
  if (!purpose.asked || purpose.withdrawal !== 'free')
    throw new AppError('precondition', { fields: { purpose: 'consents.errors.notAsked' } });
  const { act, way, receivedOn, language } = input;
  return asActor(actor, on, async (tx) => {
    const [person] = await tx
      .select({ id: people.id, email: people.email, locale: people.locale })
      .from(people)
      .where(and(eq(people.email, input.email), eq(people.role, 'client'), isNull(people.erasedAt)));
    if (!person?.email) throw unknown();
    const client = personActor({ id: person.id, role: 'client', sessionId: null }, actor.requestId);
    // The pseudonym is the client's: made as he would make it.
    const subjectId = await asActor(client, tx, (inner) => accountSubject(inner, person.id));
    await lockSubject(tx, subjectId);
    const last = await findLastEvent(client, purpose.code, tx);
    const state = stateOf(purpose, last);
    const standing = effectOf(act, state);
    if (act === 'granted' && last && isOlder(receivedOn, state, last))
      throw new AppError('precondition', { fields: { receivedOn: 'consents.errors.older' } });
    if (standing === 'impossible')
      throw new AppError('precondition', { fields: { act: 'consents.errors.nothingGiven' } });
    if (last && standing === 'same') return { id: last.id, recorded: false };
    const stopBy = act === 'withdrawn' ? await lastDay(tx, actor, receivedOn) : null;
    const id = await appendEvent(tx, actor, {
      subjectId,
      purpose,
      act,
      locale: language,
      how: way,
      stopBy,
      context: { receivedOn },
      last,
    });
    await recordAudit(tx, actor, {
      action: 'consent.noted',
      subjectId: person.id,
      objectType: 'consent',
      objectId: id,
      reason: purpose.code,
    });
    await tell(tx, { ...person, email: person.email }, purpose.code, stopBy);
    return { id, recorded: true };
  });
}
