import 'server-only';
import { sql } from 'drizzle-orm';
import type { Locale } from '@/db/enums';
import { consentEvents } from '@/db/schema/consents';
import type { ClientActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { AppError } from '@/lib/errors';
import { translator } from '@/lib/i18n/translator';
import { authorize } from '@/lib/permissions';
import { findEditionInForce } from '@/lib/policy/queries';
import { type ConsentPurpose, fingerprintOf, purposeOf } from './purposes.rules';
import { findLastEvent } from './queries';
import { recordShownText } from './record-shown-text';
import { stateOf, timeAfter } from './state.rules';
import { consentWords, hashOfText } from './words.rules';

export type GrantConsentInput = {
  purpose: ConsentPurpose;
  /** SHA-256 of the words that were on the page. */
  shown: string;
  locale: Locale;
  how?: 'cabinet' | 'seed';
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
  const { locale } = input;
  const [t, data] = await Promise.all([translator(locale, 'consents'), translator(locale, 'dataMap')]);
  const shown = { locale, text: consentWords(purpose, t, (field) => data(`fields.${field}`)) };
  if (hashOfText(shown) !== input.shown)
    throw new AppError('conflict', { detail: 'consents.errors.textChanged' });
  const inForce = await findEditionInForce(actor, almatyDate(now()));
  return asActor(actor, on, async (tx) => {
    // Two clicks wait for each other.
    const lock = `consent:${actor.personId}:${purpose.code}`;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`);
    const last = await findLastEvent(actor, purpose.code, tx);
    if (last && stateOf(purpose, last) === 'given') return { id: last.id, recorded: false };
    const id = crypto.randomUUID();
    await tx.insert(consentEvents).values({
      id,
      personId: actor.personId,
      purpose: purpose.code,
      act: 'granted',
      purposeFingerprint: fingerprintOf(purpose),
      textSha256: await recordShownText(tx, shown),
      editionNumber: inForce.kind === 'found' ? inForce.edition.number : null,
      locale,
      how: input.how ?? 'cabinet',
      at: timeAfter(last, now()),
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
