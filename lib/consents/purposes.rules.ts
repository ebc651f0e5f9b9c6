import { type CookieCategory, cookieCategories, optionalMeanings } from '@/lib/cookies/registry.rules';
import { canonicalJson, sha256 } from '@/lib/crypto/hash.rules';

/**
 * What personal data are used for and what a client may switch: the second registry of the portal. Words are
 * `consents.purposes.<code>`, `.terms.<term>`, `.withdrawal.<withdrawal>`; names of data are `dataMap.fields.<field>`.
 */
export const consentPurposes = ['service', 'answers', 'personalisation', 'offersEmail', 'offersSms'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** In the order of the page: first what the client decides himself. */
export const purposeKinds = ['mailing', 'service', 'processing'] as const;
export type PurposeKind = (typeof purposeKinds)[number];

/** `free`: at any time. Otherwise why not: an obligation is open (Law 94-V, 8(2)), or an answer is owed (25(2)(7)). */
export type Withdrawal = 'free' | 'openContract' | 'openRequest';
export type Term = 'relationship' | 'untilWithdrawn' | 'untilAnswered';

export type Purpose = {
  code: ConsentPurpose;
  kind: PurposeKind;
  /** Anchors of the clauses that name the purpose, as the parser of the policy makes them. */
  clauses: readonly string[];
  /** Fields of the data map. The list is closed: Law 94-V, 8(4)(7). */
  data: readonly string[];
  term: Term;
  thirdParties: readonly string[];
  crossBorder: readonly string[];
  published: boolean;
  /** False when the law itself demands the processing and there is nothing to ask. */
  asked: boolean;
  withdrawal: Withdrawal;
};

const name = ['familyName', 'givenName', 'patronymic'];
const company = ['companyName', 'position', 'bin'];
/** Nothing leaves the operator: Law 94-V, 8(4)(4)–(6). */
const closed = { thirdParties: [], crossBorder: [], published: false } as const;

export const purposes: readonly Purpose[] = [
  {
    code: 'service',
    kind: 'processing',
    clauses: ['c-3.3-i1', 'c-3.1'],
    data: [...name, ...company, 'iin', 'birthDate', 'phone', 'email', 'iban', 'language'],
    term: 'relationship',
    asked: true,
    withdrawal: 'openContract',
    ...closed,
  },
  {
    code: 'answers',
    kind: 'processing',
    clauses: ['c-3.3-i3', 'c-5.2'],
    data: [...name, 'email', 'phone', 'requestMessage', 'requestAnswer'],
    term: 'untilAnswered',
    asked: false,
    withdrawal: 'openRequest',
    ...closed,
  },
  {
    code: 'personalisation',
    kind: 'service',
    clauses: ['c-3.3-i2'],
    data: ['givenName', 'profileKind', 'companyName', 'position', 'language'],
    term: 'untilWithdrawn',
    asked: true,
    withdrawal: 'free',
    ...closed,
  },
  {
    code: 'offersEmail',
    kind: 'mailing',
    clauses: ['c-3.3-i3', 'c-3.5', 'c-5.3'],
    data: ['givenName', 'patronymic', 'email', 'language'],
    term: 'untilWithdrawn',
    asked: true,
    withdrawal: 'free',
    ...closed,
  },
  {
    code: 'offersSms',
    kind: 'mailing',
    clauses: ['c-3.3-i3', 'c-3.5', 'c-5.3'],
    data: ['givenName', 'patronymic', 'phone', 'language'],
    term: 'untilWithdrawn',
    asked: true,
    withdrawal: 'free',
    ...closed,
  },
];

/** The purpose of a code. */
export function purposeOf(code: ConsentPurpose): Purpose {
  const found = purposes.find((purpose) => purpose.code === code);
  if (!found) throw new RangeError(`No purpose ${code}.`);
  return found;
}

/** What a consent means: data, term, recipients, countries, how it is withdrawn. The order of lists says nothing. */
export function meaningOf(purpose: Purpose) {
  const { code, data, term, thirdParties, crossBorder, published, withdrawal } = purpose;
  const set = (list: readonly string[]) => [...list].sort();
  const recipients = { thirdParties: set(thirdParties), crossBorder: set(crossBorder), published };
  return { code, data: set(data), term, ...recipients, withdrawal };
}

/**
 * SHA-256 of what a consent means. Another datum, term, recipient or country changes it and the client is asked
 * again; a better sentence, another order of the list or another clause number does not.
 */
export const fingerprintOf = (purpose: Purpose): string => sha256(canonicalJson(meaningOf(purpose)));

/** Categories of cookies are chosen per device, on `/cookies`: they are here so that the list of purposes is whole. */
export const cookiePurposes: readonly {
  code: CookieCategory;
  clauses: readonly string[];
  optional: boolean;
}[] = cookieCategories.map((code) => ({
  code,
  clauses: ['c-2.6', 'c-2.8'],
  optional: optionalMeanings.some(({ category }) => category === code),
}));

/** What clause 3.4 (the first) lets the mobile application ask for. The portal collects none of it. */
export const appPermissions = ['geolocation', 'contacts', 'gallery', 'camera', 'sms', 'biometrics'] as const;
export type AppPermission = (typeof appPermissions)[number];
export const appPermissionsClause = 'c-3.4-1';

/** The printed number of a clause: «3.3 (1)» for `c-3.3-i1`, «3.4» for `c-3.4-1`, the first of the two. */
export function clauseNumber(anchor: string): string {
  const [, number = anchor, , item] = /^c-([0-9.]+)(-[0-9]+)?(?:-i([0-9]+))?$/.exec(anchor) ?? [];
  return item ? `${number} (${item})` : number;
}
