import type { ConsentAct, ConsentWay, Locale } from '@/db/enums';
import { fingerprintOf, purposeOf } from '@/lib/consents/purposes.rules';
import { consentWords, hashOfText } from '@/lib/consents/words.rules';
import { purposesFingerprint, switchesOnRecord } from '@/lib/cookies/registry.rules';
import { bannerWords, shownBanner } from '@/lib/cookies/words.rules';
import { translator } from '@/lib/i18n/translator';
import { signCheckpoint } from '@/lib/ledger/checkpoint.rules';
import { growTree } from '@/lib/ledger/merkle.rules';
import { newSigner, parseVerifier, publicKeyOf, type Signer, type Verifier } from '@/lib/ledger/note.rules';
import { proofOf } from '@/lib/ledger/proof.rules';
import { type LedgerRecord, recordHash } from '@/lib/ledger/record.rules';
import { findMeaningOf } from '@/lib/receipts/meaning.rules';
import {
  makeReceipt,
  type Receipt,
  type ReceiptFacts,
  type ReceiptProof,
} from '@/lib/receipts/receipt.rules';

export const testOrigin = 'https://privacy.example.kz';

/** A key that signs, of a ledger called after the host of the test portal. */
export function testSigner(seed = 1, name = 'example.kz/consents'): Signer {
  const signer = newSigner(name, Buffer.alloc(32, seed).toString('base64'));
  if (!signer) throw new Error('not a key');
  return signer;
}

/** The key that checks it. */
export function testVerifier(signer: Signer): Verifier {
  const verifier = parseVerifier(publicKeyOf(signer));
  if (!verifier) throw new Error('not a key');
  return verifier;
}

/** A small signed ledger of these records, and the proof of the one at `index`. At most 255 records. */
export async function prove(
  records: readonly LedgerRecord[],
  index: number,
  signer = testSigner(),
): Promise<ReceiptProof> {
  const record = records[index];
  if (!record) throw new RangeError('no such record');
  const leaves = records.map(recordHash);
  const tree = growTree();
  for (const leaf of leaves) tree.append(leaf);
  const head = tree.head();
  const note = signCheckpoint(signer, head) ?? '';
  const read = async (_level: number, from: number, to: number) => leaves.slice(from, to);
  return { record, proof: await proofOf(read, index, { size: head.size, note }) };
}

type Sort = { act?: ConsentAct; on?: boolean; locale?: Locale; how?: ConsentWay };

const words = async (locale: Locale) => {
  const [t, data] = await Promise.all([translator(locale, 'consents'), translator(locale, 'dataMap')]);
  return consentWords(purposeOf('offersEmail'), t, (field) => data(`fields.${field}`));
};

const frame = (locale: Locale) => ({
  v: 1 as const,
  id: crypto.randomUUID(),
  subject: crypto.randomUUID(),
  edition: 1,
  locale,
  at: '2026-11-25T10:00:00.007Z',
});

/** What a banner recorded: preferences off, statistics as `on`. */
export async function cookieFacts({
  act = 'granted',
  on = true,
  locale = 'ru',
  how = 'banner',
}: Sort = {}): Promise<ReceiptFacts & { record: LedgerRecord & { locale: Locale } }> {
  const text = shownBanner(bannerWords(await translator(locale, 'cookies')), null);
  const record = {
    ...frame(locale),
    topic: 'cookies',
    act,
    purposes: switchesOnRecord({ preferences: false, statistics: on }),
    fingerprint: purposesFingerprint,
    textSha256: hashOfText({ locale, text }),
    how,
    context: { device: 'Chrome · Linux' },
    shownAt: '2026-11-25T09:59:30.000Z',
    stopBy: null,
    expiresAt: on ? '2027-05-26T10:00:00.007Z' : null,
  };
  const meanings = record.purposes.map(({ fingerprint }) => findMeaningOf(fingerprint, null));
  return { record, words: text, meanings, origin: testOrigin };
}

/** What a client recorded in the cabinet about mailings. */
export async function clientFacts({
  act = 'withdrawn',
  on = false,
  locale = 'kk',
  how = 'cabinet',
}: Sort = {}): Promise<ReceiptFacts & { record: LedgerRecord & { locale: Locale } }> {
  const text = await words(locale);
  const fingerprint = fingerprintOf(purposeOf('offersEmail'));
  const record = {
    ...frame(locale),
    topic: 'offersEmail',
    act,
    purposes: [{ code: 'offersEmail', on, fingerprint }],
    fingerprint,
    textSha256: hashOfText({ locale, text }),
    how,
    context: {},
    shownAt: null,
    stopBy: on ? null : '2026-12-16',
    expiresAt: null,
  };
  return { record, words: text, meanings: [findMeaningOf(fingerprint, null)], origin: testOrigin };
}

/** The words of receipts in the three languages. */
export const testTerms = async () => ({
  ru: await translator('ru', 'receipts'),
  kk: await translator('kk', 'receipts'),
  en: await translator('en', 'receipts'),
});

/** A whole receipt, proven in a ledger of five. */
export async function provenReceipt(facts: Awaited<ReturnType<typeof cookieFacts>>): Promise<Receipt> {
  const others = await Promise.all([
    cookieFacts(),
    clientFacts(),
    cookieFacts({ on: false, act: 'refused' }),
    clientFacts(),
  ]);
  const records = [...others.slice(0, 2), facts, ...others.slice(2)].map(({ record }) => record);
  return makeReceipt(facts, await prove(records, 2), (await testTerms())[facts.record.locale]);
}
