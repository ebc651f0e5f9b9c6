import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { canonicalJson, sha256 } from '@/lib/crypto/hash.rules';

/**
 * Every cookie that may exist. The page `/cookies`, the banner and the recorded proof are derived from this list; a
 * browser test compares it with the cookies that are really there. Words are `cookies.categories.<category>`,
 * `cookies.purposes.<purpose>` and `cookies.lifetimes.<lifetime>`.
 */
export const cookieCategories = ['necessary', 'preferences', 'statistics'] as const;
export type CookieCategory = (typeof cookieCategories)[number];

/** The categories that a person may switch; the necessary ones work the portal itself. */
export const optionalCategories = ['preferences', 'statistics'] as const;
export type OptionalCategory = (typeof optionalCategories)[number];

export type CookiePurpose = 'signedIn' | 'signInCode' | 'signInReturn' | 'formGuard' | 'choice';
export type CookieLifetime = 'session12h' | 'tenMinutes' | 'browser' | 'halfYear';

export type CookieEntry = {
  name: string;
  category: CookieCategory;
  purpose: CookiePurpose;
  lifetime: CookieLifetime;
  /** Who sets and reads it. There is nobody but the portal. */
  setBy: 'portal';
};

/** The cookies of this portal, as they are called over https (`secure`) or on one's own machine. */
export function cookieRegistry(secure: boolean): readonly CookieEntry[] {
  const names = cookieNames(secure);
  const necessary = (name: string, purpose: CookiePurpose, lifetime: CookieLifetime): CookieEntry => ({
    name,
    category: 'necessary',
    purpose,
    lifetime,
    setBy: 'portal',
  });
  return [
    necessary(names.cookieChoice, 'choice', 'halfYear'),
    necessary(names.challenge, 'signInCode', 'tenMinutes'),
    necessary(names.session, 'signedIn', 'session12h'),
    necessary(names.csrfToken, 'formGuard', 'browser'),
    necessary(names.callbackUrl, 'signInReturn', 'browser'),
  ];
}

/** What consenting to a category means: codes only, no words. */
export type CategoryMeaning = {
  category: OptionalCategory;
  purpose: string;
  data: readonly string[];
  cookies: readonly string[];
  thirdParties: readonly string[];
  crossBorder: readonly string[];
};

const nobody = { thirdParties: [], crossBorder: [] } as const;

/** What each optional category would be used for (clause 2.6, sentences 1 and 3). No cookie of theirs exists yet. */
export const optionalMeanings: readonly CategoryMeaning[] = [
  { category: 'preferences', purpose: 'rememberSettings', data: ['settings'], cookies: [], ...nobody },
  { category: 'statistics', purpose: 'countVisits', data: ['pagesSeen'], cookies: [], ...nobody },
];

/**
 * SHA-256 of what is asked. It changes when the meaning does (a category, its purpose, data, cookies, recipients)
 * and then everybody is asked again; better words change nothing. Necessary cookies are not asked about.
 */
export const meaningFingerprint = (meanings: readonly CategoryMeaning[]): string =>
  sha256(canonicalJson(meanings));

export const purposesFingerprint: string = meaningFingerprint(optionalMeanings);
