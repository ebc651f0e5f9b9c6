import 'server-only';
import { desc, eq, sql } from 'drizzle-orm';
import type { CookieAct, Locale } from '@/db/enums';
import { cookieChoices } from '@/db/schema/consents';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { recordShownText } from '@/lib/consents/record-shown-text';
import { timeAfter } from '@/lib/consents/state.rules';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { env } from '@/lib/env';
import { translator } from '@/lib/i18n/translator';
import { authorize } from '@/lib/permissions';
import { findEditionInForce } from '@/lib/policy/queries';
import { cookieRegistry, purposesFingerprint } from './registry.rules';
import { bannerWords, pageWords } from './words.rules';

export type RecordChoiceInput = {
  deviceId: string;
  preferences: boolean;
  statistics: boolean;
  /** Refused by Global Privacy Control, not by the button. */
  gpc: boolean;
  how: 'banner' | 'page';
  locale: Locale;
};
export type RecordedChoice = { id: string; act: CookieAct; at: Date; recorded: boolean };

type Switches = { preferences: boolean; statistics: boolean };

const sameSwitches = (a: Switches, b: Switches) =>
  a.preferences === b.preferences && a.statistics === b.statistics;

function actOf(input: RecordChoiceInput, last: Switches | undefined): CookieAct {
  if (input.gpc) return 'gpc';
  if (last && !sameSwitches(input, last)) return 'changed';
  return input.preferences || input.statistics ? 'granted' : 'refused';
}

/** Within this time the same answer is the same click; later it is a decision of its own, with its own date. */
const repeatMilliseconds = 600_000;

/**
 * Appends what a device chose, with the exact words it was shown, the meaning they had and the edition of the policy
 * in force (the operator proves consent: Law 94-V, 25(2)(5)). The row names nobody and is its own journal. The same
 * answer to the same words within ten minutes is no new row.
 */
export async function recordChoice(actor: Actor, input: RecordChoiceInput, on?: Tx): Promise<RecordedChoice> {
  authorize(actor, 'cookies.choose');
  const { deviceId, preferences, statistics, how, locale } = input;
  const t = await translator(locale, 'cookies');
  const text = how === 'banner' ? { ...bannerWords(t) } : pageWords(t, cookieRegistry(env().secureCookies));
  const inForce = await findEditionInForce(actor, almatyDate(now()));
  return asActor(actor, on, async (tx) => {
    // Two clicks of one browser wait for each other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`cookies:${deviceId}`}, 0))`);
    const textSha256 = await recordShownText(tx, { locale, text });
    const [last] = await tx
      .select({
        id: cookieChoices.id,
        act: cookieChoices.act,
        preferences: cookieChoices.preferences,
        statistics: cookieChoices.statistics,
        textSha256: cookieChoices.textSha256,
        fingerprint: cookieChoices.purposesFingerprint,
        at: cookieChoices.at,
      })
      .from(cookieChoices)
      .where(eq(cookieChoices.deviceId, deviceId))
      .orderBy(desc(cookieChoices.at), desc(cookieChoices.id))
      .limit(1);
    const present = now();
    const same =
      last !== undefined &&
      sameSwitches(last, input) &&
      last.textSha256 === textSha256 &&
      last.fingerprint === purposesFingerprint &&
      (last.act === 'gpc') === input.gpc &&
      present.getTime() - last.at.getTime() < repeatMilliseconds;
    if (same) return { id: last.id, act: last.act, at: last.at, recorded: false };
    const row = {
      id: crypto.randomUUID(),
      deviceId,
      act: actOf(input, last),
      preferences,
      statistics,
      textSha256,
      purposesFingerprint,
      editionNumber: inForce.kind === 'found' ? inForce.edition.number : null,
      locale,
      how,
      at: timeAfter(last, present),
    };
    await tx.insert(cookieChoices).values(row);
    return { id: row.id, act: row.act, at: row.at, recorded: true };
  });
}
