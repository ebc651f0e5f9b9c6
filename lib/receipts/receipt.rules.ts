import type { InclusionProof } from '@/lib/ledger/proof.rules';
import type { LedgerRecord } from '@/lib/ledger/record.rules';
import { type DpvReceipt, dpvReceipt } from './dpv.rules';
import type { Meaning } from './meaning.rules';
import { controller, namedData, namedPurposes, termsOfPurpose } from './vocabulary.rules';

/** What the ledger gives for an event: its record, and what shows that it is in the ledger. */
export type ReceiptProof = { record: LedgerRecord; proof: InclusionProof };

/** Everything that a receipt is made of. Each part is checked against the record, so nothing can be put in beside it. */
export type ReceiptFacts = {
  record: LedgerRecord;
  /** The words that were shown; `textSha256` of the record is their hash. */
  words: Record<string, string>;
  /** What each purpose of the record meant, in its order; null for one that nobody knows any more. */
  meanings: readonly (Meaning | null)[];
  /** `https://…` of the portal that gives the receipt out. */
  origin: string;
};

/** Words of `receipts.terms` in the language of the event. */
export type Terms = (key: string) => string;

export type ReceiptPurpose = {
  purpose: string;
  purposeCategory: string[];
  consentType: 'EXPLICIT';
  piiCategory: string[];
  primaryPurpose: boolean;
  termination: string;
  thirdPartyDisclosure: boolean;
  thirdPartyName?: string;
};

/** The event itself, as the ledger has it, with the words in full. */
export type ReceiptEvent = {
  format: 'pbo-receipt-1';
  act: string;
  topic: string;
  at: string;
  how: string;
  purposes: { code: string; on: boolean; fingerprint: string; meaning: Meaning | null }[];
  fingerprint: string;
  shown: {
    text: Record<string, string>;
    language: string;
    layout: string | null;
    sha256: string;
    at: string | null;
  };
  edition: number | null;
  expiresAt: string | null;
  stopBy: string | null;
  context: Record<string, string>;
};

/** The file: a Kantara receipt 1.1.0, the event, the same in the terms of DPV, and the proof. */
export type Receipt = {
  version: 'KI-CR-v1.1.0';
  jurisdiction: 'KZ';
  consentTimestamp: number;
  collectionMethod: string;
  consentReceiptID: string;
  language: string;
  piiPrincipalId: string;
  piiControllers: Record<string, unknown>[];
  policyUrl: string;
  services: { service: string; purposes: ReceiptPurpose[] }[];
  sensitive: false;
  spiCat: [];
  event: ReceiptEvent;
  dpv: DpvReceipt;
  proof: { record: LedgerRecord; inclusion: InclusionProof } | null;
  verify: string;
};

const oneOf = (list: readonly string[], code: string) => list.includes(code);

/** The name of a purpose: as it stood in the words, else as this form of receipts calls it. */
function nameOf(code: string, words: Record<string, string>, t: Terms): string {
  const shown = words.title !== undefined && words.purpose !== undefined ? words.title : undefined;
  const category = words[`categories.${code}.title`];
  return shown ?? category ?? (oneOf(namedPurposes, code) ? t(`terms.purposes.${code}`) : code);
}

function dataOf(meaning: Meaning | null, words: Record<string, string>, t: Terms): string[] {
  // The words of a consent name its data, one after another.
  if (words.data !== undefined) return words.data.split('; ');
  return (meaning?.data ?? []).map((code) => (oneOf(namedData, code) ? t(`terms.data.${code}`) : code));
}

function endOf(on: boolean, { record, words }: ReceiptFacts, t: Terms): string {
  if (!on) return record.stopBy ?? t('terms.notUsed');
  return record.expiresAt ?? words.term ?? t('terms.untilWithdrawn');
}

function purposesOf(facts: ReceiptFacts, t: Terms): ReceiptPurpose[] {
  return facts.record.purposes.map(({ code, on }, place) => {
    const meaning = facts.meanings[place] ?? null;
    const { kantara, primary } = termsOfPurpose(code);
    const receivers = meaning?.thirdParties ?? [];
    return {
      purpose: nameOf(code, facts.words, t),
      purposeCategory: [...kantara],
      consentType: 'EXPLICIT',
      piiCategory: dataOf(meaning, facts.words, t),
      primaryPurpose: primary,
      termination: endOf(on, facts, t),
      thirdPartyDisclosure: receivers.length > 0,
      ...(receivers.length > 0 ? { thirdPartyName: receivers.join(', ') } : {}),
    };
  });
}

function eventOf({ record, words, meanings }: ReceiptFacts): ReceiptEvent {
  const { act, topic, at, how, fingerprint, edition, expiresAt, stopBy, context } = record;
  return {
    format: 'pbo-receipt-1',
    ...{ act, topic, at, how },
    purposes: record.purposes.map(({ code, on, fingerprint }, place) => ({
      ...{ code, on, fingerprint },
      meaning: meanings[place] ?? null,
    })),
    fingerprint,
    shown: {
      text: { ...words },
      language: record.locale,
      layout: words.layout ?? null,
      sha256: record.textSha256,
      at: record.shownAt,
    },
    ...{ edition, expiresAt, stopBy, context: { ...context } },
  };
}

/**
 * The receipt of an event. It says nothing that does not follow from the facts, and the same facts always give the same
 * receipt: whoever checks one makes it again and compares.
 */
export function makeReceipt(facts: ReceiptFacts, proof: ReceiptProof | null, t: Terms): Receipt {
  const { record, origin } = facts;
  const { name, bin, country, email, phone, url } = controller;
  const policyUrl =
    record.edition === null ? `${origin}/policy` : `${origin}/policy/editions/${record.edition}`;
  const verify = `${origin}/verify/${record.id}`;
  const purposes = purposesOf(facts, t);
  return {
    version: 'KI-CR-v1.1.0',
    jurisdiction: 'KZ',
    consentTimestamp: Math.floor(new Date(record.at).getTime() / 1000),
    collectionMethod: t(`terms.how.${record.how}`),
    consentReceiptID: record.id,
    language: record.locale,
    piiPrincipalId: record.subject,
    piiControllers: [
      {
        piiController: name,
        onBehalf: false,
        contact: t('terms.contact'),
        address: { addressCountry: country, description: t('terms.address') },
        ...{ email, phone, piiControllerUrl: url, taxID: bin },
      },
    ],
    policyUrl,
    services: [{ service: t('terms.service'), purposes }],
    sensitive: false,
    spiCat: [],
    event: eventOf(facts),
    dpv: dpvReceipt(facts, purposes, { policyUrl, verify }, t),
    proof: proof && { record: proof.record, inclusion: proof.proof },
    verify,
  };
}
