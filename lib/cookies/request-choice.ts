import 'server-only';
import { cookies, headers } from 'next/headers';
import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { href, type Locale } from '@/lib/i18n/routing';
import { requestPath, requestSendsGpc } from '@/lib/request';
import { type ChoiceOutcome, type CookieChoice, choiceHolds, outcomeOf, parseChoice } from './choice.rules';
import { asksForMessage, safeReturnPath } from './return-path.rules';

export type CurrentChoice = {
  /** What was chosen on this device, if it answers what is asked today. */
  choice: CookieChoice | null;
  /** The browser sends Global Privacy Control. */
  gpc: boolean;
  /** What is really allowed: nothing without a choice, nothing against Global Privacy Control. */
  allowed: { preferences: boolean; statistics: boolean };
};

/** What this browser chose about cookies. Reads the cookie only, never the database. */
export async function currentChoice(): Promise<CurrentChoice> {
  const [jar, gpc] = await Promise.all([cookies(), requestSendsGpc()]);
  const parsed = parseChoice(jar.get(cookieNames(env().secureCookies).cookieChoice)?.value);
  const choice = parsed && choiceHolds(parsed, now()) ? parsed : null;
  const allow = (on: boolean | undefined) => !gpc && on === true;
  return {
    choice,
    gpc,
    allowed: { preferences: allow(choice?.preferences), statistics: allow(choice?.statistics) },
  };
}

export type BannerState =
  | { kind: 'ask'; returnTo: string }
  | { kind: 'saved'; outcome: ChoiceOutcome; gpc: boolean; hide: string };

/**
 * What stands first on the page: the question, the message about a choice just stored, or nothing (null) when this
 * browser has chosen already or has refused through Global Privacy Control.
 */
export async function bannerState(locale: Locale): Promise<BannerState | null> {
  const [{ choice, gpc, allowed }, path, given] = await Promise.all([
    currentChoice(),
    requestPath(),
    headers(),
  ]);
  const search = given.get('x-portal-search') ?? '';
  const here = safeReturnPath(`${href(locale, path)}${search}`) ?? href(locale, '/');
  if (!choice) return gpc ? null : { kind: 'ask', returnTo: here };
  // The page about cookies says it itself, beside the form.
  if (!asksForMessage(search) || path === '/cookies') return null;
  return { kind: 'saved', outcome: outcomeOf(allowed), gpc, hide: here };
}
