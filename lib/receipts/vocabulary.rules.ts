import type { ConsentAct } from '@/db/enums';

/*
 * What the parts of a receipt are called in the vocabularies of others: the purpose categories of the Kantara
 * specification, and the Data Privacy Vocabulary 2.3 (https://w3id.org/dpv) with its profile for ISO/IEC TS 27560.
 */

/** The operator, as the policy prints him. The address it leaves to the site of the company. */
export const controller = {
  name: 'ТОО «Просто Бэк-офис»',
  bin: '180940010420',
  country: 'KZ',
  email: 'office@pbo.kz',
  phone: '+7 727 311 51 83',
  url: 'https://pbo.kz/',
} as const;

type PurposeTerms = { dpv: string; kantara: readonly string[]; primary: boolean };

const personalise = '5 - Personalize Experience';
const marketing: PurposeTerms = { dpv: 'dpv:DirectMarketing', kantara: ['6 - Marketing'], primary: false };

const purposeTerms: Record<string, PurposeTerms> = {
  service: { dpv: 'dpv:ServiceProvision', kantara: ['2 - Contracted Service'], primary: true },
  personalisation: { dpv: 'dpv:ServicePersonalisation', kantara: [personalise], primary: false },
  offersEmail: marketing,
  offersSms: marketing,
  preferences: { dpv: 'dpv:UserInterfacePersonalisation', kantara: [personalise], primary: false },
  statistics: { dpv: 'dpv:ServiceUsageAnalytics', kantara: ['16 - Improve Performance'], primary: false },
};

const known = <T>(terms: Record<string, T>, code: string): T | undefined =>
  Object.hasOwn(terms, code) ? terms[code] : undefined;

/** The terms of a purpose; the widest ones for a purpose that is no longer known. */
export const termsOfPurpose = (code: string): PurposeTerms =>
  known(purposeTerms, code) ?? { dpv: 'dpv:Purpose', kantara: [], primary: false };

const dataTerms: Record<string, string> = {
  familyName: 'pd:Name',
  givenName: 'pd:Name',
  patronymic: 'pd:Name',
  position: 'pd:Job',
  iin: 'pd:OfficialID',
  birthDate: 'pd:BirthDate',
  phone: 'pd:TelephoneNumber',
  email: 'pd:EmailAddress',
  iban: 'pd:FinancialAccountNumber',
  language: 'pd:Language',
  theme: 'pd:Preference',
  density: 'pd:Preference',
  page: 'pd:BrowsingBehaviour',
  referrer: 'pd:BrowsingReferral',
  deviceClass: 'pd:DeviceBased',
};

/** The DPV term of a datum, or that it is personal data at all. */
export const termOfDatum = (code: string): string => known(dataTerms, code) ?? 'dpv:PersonalData';

/** Data of the cookie categories that have words in `receipts.terms.data`. */
export const namedData = ['theme', 'density', 'language', 'page', 'day', 'referrer', 'deviceClass'] as const;
/** Cookie categories that have a name in `receipts.terms.purposes`, for a banner that does not name them. */
export const namedPurposes = ['preferences', 'statistics'] as const;

/** The state of one purpose after an act, as `dpv:ConsentStatus` has it. */
export function consentStatus(act: string, on: boolean): string {
  if (act === ('shown' satisfies ConsentAct)) return 'dpv:ConsentRequested';
  if (act === ('expired' satisfies ConsentAct)) return 'dpv:ConsentExpired';
  if (on) return 'dpv:ConsentGiven';
  return act === ('withdrawn' satisfies ConsentAct) ? 'dpv:ConsentWithdrawn' : 'dpv:ConsentRefused';
}

/** Everything that the files use of other vocabularies, so that a reader of linked data finds it. */
export const jsonLdContext = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  loc: 'https://w3id.org/dpv/loc#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
} as const;

const profile = 'https://w3id.org/dpv/schema/dpv-27560#';
export const receiptProfile = `${profile}receipt-record`;
export const recordProfile = `${profile}record`;
