import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { canonicalJson, sha256 } from '@/lib/crypto/hash.rules';

/**
 * Every cookie and every key of the browser's storage that may exist. The page `/cookies`, the banner and the recorded
 * proof are derived from this list; a browser test compares it with what is really there. Words are
 * `cookies.categories.<category>`, `cookies.purposes.<purpose>` and `cookies.lifetimes.<lifetime>`.
 */
export const cookieCategories = ['necessary', 'preferences', 'statistics'] as const;
export type CookieCategory = (typeof cookieCategories)[number];

/** The categories that a person may switch; the necessary ones work the portal itself. */
export const optionalCategories = ['preferences', 'statistics'] as const;
export type OptionalCategory = (typeof optionalCategories)[number];

export type CookiePurpose = 'signedIn' | 'signInCode' | 'signInReturn' | 'choice' | 'look' | 'settings';
export type CookieLifetime = 'session12h' | 'tenMinutes' | 'browser' | 'choiceTerm' | 'withChoice';
export type StorageKind = 'cookie' | 'localStorage' | 'sessionStorage';

export type CookieEntry = {
  name: string;
  kind: StorageKind;
  category: CookieCategory;
  purpose: CookiePurpose;
  lifetime: CookieLifetime;
  /** Who sets and reads it. There is nobody but the portal. */
  setBy: 'portal';
};

/** The cookies of this portal, as they are called over https (`secure`) or on one's own machine. */
export function cookieRegistry(secure: boolean): readonly CookieEntry[] {
  const names = cookieNames(secure);
  const cookie = (
    name: string,
    purpose: CookiePurpose,
    lifetime: CookieLifetime,
    category: CookieCategory = 'necessary',
  ): CookieEntry => ({ name, kind: 'cookie', category, purpose, lifetime, setBy: 'portal' });
  return [
    cookie(names.cookieChoice, 'choice', 'choiceTerm'),
    cookie(names.challenge, 'signInCode', 'tenMinutes'),
    cookie(names.session, 'signedIn', 'session12h'),
    cookie(names.callbackUrl, 'signInReturn', 'browser'),
    cookie(names.look, 'look', 'browser'),
    cookie(names.preferences, 'settings', 'withChoice', 'preferences'),
  ];
}

/** Names of the cookies of categories that are off: what is taken away with a withdrawal. */
export const cookiesOff = (secure: boolean, on: Record<OptionalCategory, boolean>): string[] =>
  cookieRegistry(secure).flatMap(({ kind, category, name }) =>
    kind === 'cookie' && category !== 'necessary' && !on[category] ? [name] : [],
  );

/** What consenting to a category means: codes only, no words. */
export type CategoryMeaning = {
  category: OptionalCategory;
  purpose: string;
  data: readonly string[];
  cookies: readonly string[];
  thirdParties: readonly string[];
  crossBorder: readonly string[];
  /** Whether anything of it is published (Law 94-V, 8(4)(6)). */
  published: boolean;
};

const nobody = { thirdParties: [], crossBorder: [], published: false } as const;

/** What each optional category is used for (clause 2.6, sentences 1 and 3). Statistics keep counts and set nothing. */
export const optionalMeanings: readonly CategoryMeaning[] = [
  {
    category: 'preferences',
    purpose: 'rememberSettings',
    data: ['theme', 'density', 'language'],
    cookies: ['portal.preferences'],
    ...nobody,
  },
  {
    category: 'statistics',
    purpose: 'countVisits',
    data: ['page', 'day', 'language', 'referrer', 'deviceClass'],
    cookies: [],
    ...nobody,
  },
];

/**
 * SHA-256 of what is asked. It changes when the meaning does (a category, its purpose, data, cookies, recipients)
 * and then everybody is asked again; better words change nothing. Necessary cookies are not asked about.
 */
export const meaningFingerprint = (meanings: readonly CategoryMeaning[]): string =>
  sha256(canonicalJson(meanings));

export const purposesFingerprint: string = meaningFingerprint(optionalMeanings);

/** The categories with the fingerprint of each, as an event of the ledger names them. */
export const switchesOnRecord = (switches: Record<OptionalCategory, boolean>) =>
  optionalMeanings.map((meaning) => ({
    code: meaning.category,
    on: switches[meaning.category],
    fingerprint: meaningFingerprint([meaning]),
  }));
