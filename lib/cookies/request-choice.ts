import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { visitorActor } from '@/lib/actor';
import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { now } from '@/lib/clock';
import { hashOfText } from '@/lib/consents/words.rules';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { requestPath, requestSendsGpc } from '@/lib/request';
import { changeSentences } from './change-words.rules';
import {
  type ChoiceOutcome,
  type CookieChoice,
  choiceKeyOf,
  encodeShown,
  outcomeOf,
  parseChoice,
  type Switches,
  standingOfChoice,
} from './choice.rules';
import { findMeaning } from './meaning.queries';
import { meaningChanges } from './meaning.rules';
import { cookieRegistry, optionalMeanings, purposesFingerprint } from './registry.rules';
import { asksFor, type Mark, safeReturnPath } from './return-path.rules';
import { bannerWords, pageWords, shownBanner, shownNotice, shownSignal } from './words.rules';

/** The key of the choice cookie and of the marks in the forms. */
export function choiceKey(): Buffer {
  const { AUTH_SECRET } = env();
  if (!AUTH_SECRET) throw new AppError('unavailable');
  return choiceKeyOf(AUTH_SECRET);
}

/** What the choice cookie of this request says, whether it still holds or not. */
export const givenChoice = cache(async (): Promise<CookieChoice | null> => {
  const jar = await cookies();
  const value = jar.get(cookieNames(env().secureCookies).cookieChoice)?.value;
  return value === undefined ? null : parseChoice(value, choiceKey());
});

const standing = (choice: CookieChoice) =>
  standingOfChoice(choice, now(), { fingerprint: purposesFingerprint, days: env().COOKIE_CHOICE_DAYS });

export type CurrentChoice = {
  /** What was chosen on this device, if it answers what is asked today. */
  choice: CookieChoice | null;
  /** The browser sends Global Privacy Control. */
  gpc: boolean;
  /** What is really allowed: nothing without a choice, nothing against Global Privacy Control. */
  allowed: Switches;
};

/** What this browser chose about cookies. Reads the cookie only, never the database. */
export async function currentChoice(): Promise<CurrentChoice> {
  const [given, gpc] = await Promise.all([givenChoice(), requestSendsGpc()]);
  const choice = given && standing(given) === 'holds' ? given : null;
  const allow = (on: boolean | undefined) => !gpc && on === true;
  return {
    choice,
    gpc,
    allowed: { preferences: allow(choice?.preferences), statistics: allow(choice?.statistics) },
  };
}

/** Whether this browser once allowed something that still holds, and now sends Global Privacy Control. */
async function isSignalled(): Promise<boolean> {
  const { choice, gpc } = await currentChoice();
  return gpc && choice !== null && (choice.preferences || choice.statistics);
}

/** What changed in what is asked since this browser's own choice, in sentences; nothing when it never chose. */
const changesFor = cache(async (locale: Locale): Promise<string[]> => {
  const given = await givenChoice();
  if (!given || standing(given) !== 'changed') return [];
  const before = await findMeaning(visitorActor(), given.fingerprint);
  if (!before) return [];
  const t = await translator(locale, 'cookies');
  return changeSentences(meaningChanges(before, optionalMeanings), t as never);
});

/** Exactly what the banner or the page shows this browser, to be recorded when it chooses. */
export async function shownText(how: 'banner' | 'page', locale: Locale): Promise<Record<string, string>> {
  const t = await translator(locale, 'cookies');
  if (how === 'page') return pageWords(t, cookieRegistry(env().secureCookies), env().COOKIE_CHOICE_DAYS);
  if (await isSignalled()) return shownSignal(t);
  const [given, sentences] = await Promise.all([givenChoice(), changesFor(locale)]);
  if (!given || sentences.length === 0) return shownBanner(bannerWords(t), null);
  const heading = t('banner.changed', { date: formatDate(locale, almatyDate(given.chosenAt)) });
  return shownBanner(bannerWords(t), { heading, sentences });
}

/** What is said to a browser whose scripts refuse for it: nothing was asked. */
export const noticeText = async (locale: Locale): Promise<Record<string, string>> =>
  shownNotice(await translator(locale, 'cookies'));

/** The hidden field that says what a form showed and when. */
export async function shownMark(how: 'banner' | 'page', locale: Locale): Promise<string> {
  const text = hashOfText({ locale, text: await shownText(how, locale) });
  return encodeShown({ text, fingerprint: purposesFingerprint, at: now() }, choiceKey());
}

export type BannerState =
  | { kind: 'ask'; returnTo: string; shown: string; tooOften: boolean }
  | { kind: 'again'; returnTo: string; shown: string; changes: string[]; chosenAt: Date; tooOften: boolean }
  | { kind: 'gpc'; returnTo: string; shown: string }
  | { kind: 'saved'; outcome: ChoiceOutcome; gpc: boolean; hide: string };

async function question(locale: Locale, returnTo: string, mark: Mark | null): Promise<BannerState> {
  const [given, changes, shown] = await Promise.all([
    givenChoice(),
    changesFor(locale),
    shownMark('banner', locale),
  ]);
  const ask = { returnTo, shown, tooOften: mark === 'later' || mark === 'again' };
  if (!given || changes.length === 0) return { kind: 'ask', ...ask };
  return { kind: 'again', ...ask, changes, chosenAt: given.chosenAt };
}

/**
 * What stands first on the page: the question, the message about a choice just stored, or nothing (null) when this
 * browser has chosen already or has refused through Global Privacy Control. Whoever once allowed something and sends that
 * signal now is told that it is off (`gpc`), until he says that he has seen it.
 */
export async function bannerState(locale: Locale): Promise<BannerState | null> {
  const [{ choice, gpc, allowed }, path, given] = await Promise.all([
    currentChoice(),
    requestPath(),
    headers(),
  ]);
  const search = given.get('x-portal-search') ?? '';
  const here = safeReturnPath(`${href(locale, path)}${search}`) ?? href(locale, '/');
  const mark = asksFor(search);
  if (!choice) return gpc ? null : question(locale, here, mark);
  if (await isSignalled()) return { kind: 'gpc', returnTo: here, shown: await shownMark('banner', locale) };
  if (mark === 'signal' && outcomeOf(allowed) === 'refused')
    return { kind: 'saved', outcome: 'refused', gpc: true, hide: here };
  // The page about cookies says it itself, beside the form.
  if (mark !== 'saved' || path === '/cookies') return null;
  return { kind: 'saved', outcome: outcomeOf(allowed), gpc, hide: here };
}
