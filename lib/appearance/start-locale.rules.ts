import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { choiceKeyOf, parseChoice, standingOfChoice } from '@/lib/cookies/choice.rules';
import { purposesFingerprint } from '@/lib/cookies/registry.rules';
import { defaultLocale, type Locale } from '@/lib/i18n/routing';
import { lookInForce } from './look.rules';

/** What a request says of itself. */
export type StartRequest = {
  method: string;
  pathname: string;
  /** The value of a header; null when it was not sent. */
  header: (name: string) => string | null;
  cookie: (name: string) => string | undefined;
};

/** Settings of the portal, and the moment. */
export type StartSettings = { secureCookies: boolean; secret: string | undefined; days: number; at: Date };

/** Whether the lasting look may be read: a choice that holds and allows it, and no Global Privacy Control. */
function allowsPreferences(
  request: StartRequest,
  { secureCookies, secret, days, at }: StartSettings,
): boolean {
  if (!secret || request.header('sec-gpc') === '1') return false;
  const choice = parseChoice(request.cookie(cookieNames(secureCookies).cookieChoice), choiceKeyOf(secret));
  if (!choice?.preferences) return false;
  return standingOfChoice(choice, at, { fingerprint: purposesFingerprint, days }) === 'holds';
}

const outside = new Set<string | null>(['none', 'cross-site', 'same-site']);

/** A document opened from outside: typed, from a bookmark or on another site. A browser that does not tell is left alone. */
const comesFromOutside = ({ method, header }: StartRequest): boolean =>
  method === 'GET' &&
  header('sec-fetch-mode') === 'navigate' &&
  header('sec-fetch-dest') === 'document' &&
  outside.has(header('sec-fetch-site'));

/**
 * The language to which somebody who comes to the bare address of the portal is led, or null. A link on a page of ours
 * (the choice of a language among them) always leads where it says, and so does every address that names a page.
 */
export function startLocale(request: StartRequest, settings: StartSettings): Locale | null {
  if (request.pathname !== '/' || !comesFromOutside(request)) return null;
  const names = cookieNames(settings.secureCookies);
  const look = lookInForce({
    look: request.cookie(names.look),
    preferences: request.cookie(names.preferences),
    allowed: () => allowsPreferences(request, settings),
  });
  return look && look.language !== defaultLocale ? look.language : null;
}
