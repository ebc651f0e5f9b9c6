import 'server-only';
import type { ConsentAct, ConsentWay, Locale } from '@/db/enums';
import { consentEvents, purposeMeanings } from '@/db/schema/consents';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { orderedUuid } from '@/lib/crypto/hash.rules';
import type { Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { translator } from '@/lib/i18n/translator';
import { findEditionInForce } from '@/lib/policy/queries';
import { fingerprintOf, meaningOf, type Purpose } from './purposes.rules';
import { recordShownText } from './record-shown-text';
import { timeAfter } from './state.rules';
import { consentWords, type ShownText } from './words.rules';

/** The words of a purpose as they stand today in a language. */
export async function wordsOfPurpose(purpose: Purpose, locale: Locale): Promise<ShownText> {
  const [t, data] = await Promise.all([translator(locale, 'consents'), translator(locale, 'dataMap')]);
  return { locale, text: consentWords(purpose, t, (field) => data(`fields.${field}`)) };
}

/**
 * Appends an event about a purpose to the ledger, with the words of today (or `textSha256`, older ones that are kept), their
 * meaning and the edition in force, and returns its id. The caller has authorised its actor, holds the lock and says what came before.
 */
export async function appendEvent(
  tx: Tx,
  actor: Actor,
  event: {
    subjectId: string;
    purpose: Purpose;
    act: ConsentAct;
    locale: Locale;
    textSha256?: string;
    how: ConsentWay;
    stopBy?: string | null;
    context?: Record<string, string>;
    last: { at: Date } | undefined;
  },
): Promise<string> {
  const { subjectId, purpose, act, locale, how, last } = event;
  const inForce = await findEditionInForce(actor, almatyDate(now()), tx);
  const fingerprint = fingerprintOf(purpose);
  const id = orderedUuid();
  // Whoever looks at an old record learns what it meant then.
  await tx
    .insert(purposeMeanings)
    .values({ fingerprint, meaning: meaningOf(purpose), firstAskedAt: now() })
    .onConflictDoNothing();
  await tx.insert(consentEvents).values({
    id,
    subjectId,
    topic: purpose.code,
    act,
    purposes: [{ code: purpose.code, on: act === 'granted', fingerprint }],
    fingerprint,
    textSha256: event.textSha256 ?? (await recordShownText(tx, await wordsOfPurpose(purpose, locale))),
    editionNumber: inForce.kind === 'found' ? inForce.edition.number : null,
    locale,
    how,
    context: event.context ?? {},
    stopBy: event.stopBy ?? null,
    at: timeAfter(last, now()),
  });
  return id;
}
