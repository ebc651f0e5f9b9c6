import type { Meaning } from './meaning.rules';
import type { ReceiptFacts, ReceiptPurpose, Terms } from './receipt.rules';
import {
  consentStatus,
  controller,
  jsonLdContext,
  receiptProfile,
  recordProfile,
  termOfDatum,
  termsOfPurpose,
} from './vocabulary.rules';

/*
 * The receipt as linked data: the fields that ISO/IEC TS 27560:2023 asks of a consent record, in the terms of the Data
 * Privacy Vocabulary, as its guide maps them (https://w3id.org/dpv/guides/consent-27560). One record for each purpose.
 */

export type DpvReceipt = Record<string, unknown>;

const operator = (t: Terms) => ({
  '@type': ['dpv:LegalEntity', 'dpv:DataController'],
  'dct:identifier': controller.bin,
  'dpv:hasName': controller.name,
  'dpv:hasAddress': `${controller.country}. ${t('terms.address')}`,
  'dpv:hasContact': [controller.email, controller.phone, controller.url],
});

function durationOf(on: boolean, { expiresAt, stopBy }: ReceiptFacts['record'], t: Terms) {
  const until = on ? expiresAt : stopBy;
  if (until !== null) return { '@type': 'dpv:UntilTimeDuration', 'rdf:value': until };
  return on
    ? { '@type': 'dpv:UntilEventDuration', 'rdf:value': t('terms.untilWithdrawn') }
    : { '@type': 'dpv:IndeterminateDuration' };
}

const placesOf = (meaning: Meaning | null) => [
  'loc:KZ',
  ...(meaning?.crossBorder ?? []).map((code) => `loc:${code}`),
];

function processOf(facts: ReceiptFacts, place: number, purpose: ReceiptPurpose, t: Terms) {
  const { code = '' } = facts.record.purposes[place] ?? {};
  const meaning = facts.meanings[place] ?? null;
  return {
    '@type': 'dpv:Process',
    'dpv:hasPurpose': {
      '@type': termsOfPurpose(code).dpv,
      'dct:identifier': code,
      'dct:title': purpose.purpose,
    },
    'dpv:hasLegalBasis': 'dpv:ExplicitlyExpressedConsent',
    'dpv:hasPersonalData': (meaning?.data ?? []).map((datum) => ({
      '@type': termOfDatum(datum),
      'dct:identifier': datum,
    })),
    'dpv:hasDataController': operator(t),
    'dpv:hasRecipient': meaning?.thirdParties ?? [],
    'dpv:hasStorageCondition': {
      '@type': ['dpv:StorageLocation', 'dpv:StorageDuration'],
      'dpv:hasLocation': placesOf(meaning),
      'rdf:value': purpose.termination,
    },
    'dpv:hasConsentControl': { '@type': 'dpv:WithdrawConsent', 'rdf:value': withdrawalOf(facts, t) },
    'dpv:hasJurisdiction': 'loc:KZ',
  };
}

const withdrawalOf = ({ words, origin }: ReceiptFacts, t: Terms): string =>
  words.withdrawal ?? `${t('terms.withdrawal')} ${origin}/cookies`;

function recordOf(
  facts: ReceiptFacts,
  place: number,
  purpose: ReceiptPurpose,
  links: { policyUrl: string; verify: string },
  t: Terms,
) {
  const { record } = facts;
  const { code = '', on = false } = record.purposes[place] ?? {};
  return {
    '@id': `${links.verify}#${code}`,
    '@type': 'dpv:ConsentRecord',
    'dct:conformsTo': recordProfile,
    'dct:identifier': `${record.id}#${code}`,
    'dpv:hasDataSubject': { '@type': 'dpv:DataSubject', 'dct:identifier': record.subject },
    'dpv:hasNotice': [
      { '@type': 'dpv:ConsentNotice', 'dct:identifier': record.textSha256, 'dct:language': record.locale },
      { '@type': 'dpv:PrivacyNotice', '@id': links.policyUrl },
    ],
    'dct:language': record.locale,
    'dpv:hasProcess': processOf(facts, place, purpose, t),
    'dpv:hasConsentStatus': {
      '@type': consentStatus(record.act, on),
      'dpv:isIndicatedAtTime': record.at,
      'dpv:hasDuration': durationOf(on, record, t),
      // A term that ran out is the operator's to say; everything else is done by the person.
      'dpv:isIndicatedBy': record.how === 'system' ? 'dpv:DataController' : 'dpv:DataSubject',
      'dpv:hasIndicationMethod': t(`terms.how.${record.how}`),
    },
  };
}

/** The part `dpv` of a receipt: a JSON-LD document of its own. */
export function dpvReceipt(
  facts: ReceiptFacts,
  purposes: readonly ReceiptPurpose[],
  links: { policyUrl: string; verify: string },
  t: Terms,
): DpvReceipt {
  const { record } = facts;
  return {
    '@context': { ...jsonLdContext },
    '@id': links.verify,
    '@type': 'dpv:ConsentReceipt',
    'dct:conformsTo': receiptProfile,
    'dct:identifier': record.id,
    'dct:created': record.at,
    'dct:publisher': operator(t),
    'schema:recipient': 'dpv:DataSubject',
    'dpv:hasRecordOfActivity': purposes.map((purpose, place) => recordOf(facts, place, purpose, links, t)),
  };
}
