import 'server-only';
import type { Locale } from '@/db/enums';
import type { ClientActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { appendEvent, wordsOfPurpose } from './append-event';
import { type ConsentPurpose, purposeOf } from './purposes.rules';
import { findLastEvent } from './queries';
import { stateOf } from './state.rules';
import { accountSubject, lockSubject } from './subject.queries';
import { hashOfText } from './words.rules';

export type GrantConsentInput = {
  purpose: ConsentPurpose;
  /** SHA-256 of the words that were on the page. */
  shown: string;
  locale: Locale;
  how?: 'cabinet' | 'seed';
  /** What is kept of the request. */
  context?: Record<string, string>;
};

/**
 * Records the client's consent to a purpose: the exact words, their meaning, the edition in force, the language
 * (Law 94-V, 8(1) and 8(4); the operator proves it, 25(2)(5)). Given already, it stays as it is.
 * @throws AppError `precondition` for a purpose that is not asked about, `conflict` when the words on the page are
 * no longer the ones in use.
 */
export async function grantConsent(
  actor: ClientActor,
  input: GrantConsentInput,
  on?: Tx,
): Promise<{ id: string; recorded: boolean }> {
  authorize(actor, 'consent.give');
  const purpose = purposeOf(input.purpose);
  if (!purpose.asked) throw new AppError('precondition', { detail: 'consents.errors.notAsked' });
  const { locale, how = 'cabinet', context } = input;
  if (hashOfText(await wordsOfPurpose(purpose, locale)) !== input.shown)
    throw new AppError('conflict', { detail: 'consents.errors.textChanged' });
  return asActor(actor, on, async (tx) => {
    const subjectId = await accountSubject(tx, actor.personId);
    // Two clicks wait for each other.
    await lockSubject(tx, subjectId);
    const last = await findLastEvent(actor, purpose.code, tx);
    if (last && stateOf(purpose, last) === 'given') return { id: last.id, recorded: false };
    const id = await appendEvent(tx, actor, {
      subjectId,
      purpose,
      act: 'granted',
      locale,
      how,
      context,
      last,
    });
    await recordAudit(tx, actor, {
      action: 'consent.granted',
      subjectId: actor.personId,
      objectType: 'consent',
      objectId: id,
      reason: purpose.code,
    });
    return { id, recorded: true };
  });
}
