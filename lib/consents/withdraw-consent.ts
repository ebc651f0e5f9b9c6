import 'server-only';
import { eq } from 'drizzle-orm';
import type { Locale } from '@/db/enums';
import { people } from '@/db/schema/people';
import type { ClientActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { dueDate } from '@/lib/deadlines/due-date.rules';
import { loadCalendar } from '@/lib/deadlines/queries';
import { AppError } from '@/lib/errors';
import { formatDate } from '@/lib/format';
import { translator } from '@/lib/i18n/translator';
import { sendMessage } from '@/lib/messages/send-message';
import { authorize } from '@/lib/permissions';
import { appendEvent, wordsOfPurpose } from './append-event';
import { type ConsentPurpose, purposeOf } from './purposes.rules';
import { findLastEvent } from './queries';
import { canWithdraw, stateOf } from './state.rules';
import { accountSubject, lockSubject } from './subject.queries';
import { hashOfText } from './words.rules';

export type WithdrawConsentInput = {
  purpose: ConsentPurpose;
  /** SHA-256 of the words that were on the page. */
  shown: string;
  locale: Locale;
  /** What is kept of the request. */
  context?: Record<string, string>;
};

/** The address for the notice, read as the client himself; waits for an erasure. @throws AppError not_found for an erased person. */
async function ownEmail(tx: Tx, personId: string): Promise<string> {
  const [person] = await tx
    .select({ email: people.email })
    .from(people)
    .where(eq(people.id, personId))
    .for('share');
  if (!person?.email) throw new AppError('not_found');
  return person.email;
}

/**
 * Takes a consent back. The portal stops at once; `stopBy` is the last day by law for everything else (Law 94-V,
 * 8(7): 15 working days). The client is told by e-mail. Nothing given, or taken back already: nothing happens.
 * A page left open may still show the words he agreed to: the record holds those then.
 * @throws AppError `precondition` for a purpose that cannot be withdrawn (8(2): an obligation is open), `conflict` when
 * the words on the page are neither the ones in use nor the ones he agreed to.
 */
export async function withdrawConsent(
  actor: ClientActor,
  input: WithdrawConsentInput,
  on?: Tx,
): Promise<{ stopBy: string | null; recorded: boolean }> {
  authorize(actor, 'consent.withdraw');
  const purpose = purposeOf(input.purpose);
  if (purpose.withdrawal !== 'free') {
    throw new AppError('precondition', { detail: `consents.errors.${purpose.withdrawal}` });
  }
  const { locale, shown, context } = input;
  const current = hashOfText(await wordsOfPurpose(purpose, locale));
  const t = await translator(locale, 'consents');
  return asActor(actor, on, async (tx) => {
    const to = await ownEmail(tx, actor.personId);
    const subjectId = await accountSubject(tx, actor.personId);
    await lockSubject(tx, subjectId);
    const last = await findLastEvent(actor, purpose.code, tx);
    if (!canWithdraw(purpose, stateOf(purpose, last)))
      return { stopBy: last?.stopBy ?? null, recorded: false };
    const agreedTo = shown === current ? undefined : last;
    if (agreedTo && agreedTo.textSha256 !== shown)
      throw new AppError('conflict', { detail: 'consents.errors.textChanged' });
    const { dueOn } = dueDate('withdrawal', now(), await loadCalendar(actor, tx));
    const id = await appendEvent(tx, actor, {
      subjectId,
      purpose,
      act: 'withdrawn',
      locale: agreedTo?.locale ?? locale,
      textSha256: agreedTo?.textSha256,
      how: 'cabinet',
      stopBy: dueOn,
      context,
      last,
    });
    await recordAudit(tx, actor, {
      action: 'consent.withdrawn',
      subjectId: actor.personId,
      objectType: 'consent',
      objectId: id,
      reason: purpose.code,
    });
    await sendMessage(tx, {
      personId: actor.personId,
      to,
      kind: 'consentWithdrawn',
      locale,
      values: { purpose: t(`purposes.${purpose.code}.title`), stopBy: formatDate(locale, dueOn) },
      path: '/cabinet/consents',
    });
    return { stopBy: dueOn, recorded: true };
  });
}
