import { type ConsentWay, consentActs, consentWays, type Locale, locales } from '@/db/enums';
import { hashOfText } from '@/lib/consents/words.rules';
import type { Verifier } from '@/lib/ledger/note.rules';
import { type InclusionProof, type ProofFault, verifyProof } from '@/lib/ledger/proof.rules';
import { type LedgerRecord, parseRecord } from '@/lib/ledger/record.rules';
import { meansThis } from './meaning.rules';
import { type FileFault, fieldsThatDiffer, type ReceiptFile, readReceiptFile } from './read-file.rules';
import { makeReceipt, type Terms } from './receipt.rules';

/**
 * Why a receipt cannot be trusted. `noProof`: it was given out before the event had its place in the ledger. `fields`:
 * what it tells is not what its own record says. `origin`: its links lead to another portal than that of the ledger.
 */
export type ReceiptFault = FileFault | ProofFault | 'noProof' | 'fields' | 'origin';
export type ReceiptVerdict =
  | { ok: true; record: LedgerRecord; size: number; signedBy: string[] }
  | { ok: false; why: ReceiptFault; fields: string[] };

export type TermsOf = Record<Locale, Terms>;

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);

/** A record in which every word of the portal is one that the portal has. */
export function isOurRecord(
  record: LedgerRecord,
): record is LedgerRecord & { locale: Locale; how: ConsentWay } {
  return (
    isOneOf(locales, record.locale) && isOneOf(consentWays, record.how) && isOneOf(consentActs, record.act)
  );
}

/**
 * The fields of a file that are not what follows from the record: the receipt is made again from the record, from the
 * words and meanings that fit its hashes, and compared. What does not fit a hash is named and made from `known`.
 */
export function fieldsAgainst(
  record: LedgerRecord & { locale: Locale },
  file: ReceiptFile,
  origin: string,
  terms: TermsOf,
): string[] {
  const wordsFit = hashOfText({ locale: record.locale, text: file.words }) === record.textSha256;
  if (!wordsFit) return ['event.shown.text'];
  const wrong = record.purposes.flatMap(({ fingerprint }, place) => {
    const meaning = file.meanings[place] ?? null;
    return meaning && !meansThis(meaning, fingerprint) ? [`event.purposes.${place}.meaning`] : [];
  });
  if (wrong.length > 0) return wrong;
  const facts = { record, words: file.words, meanings: file.meanings, origin };
  const { proof: _proof, ...expected } = makeReceipt(facts, null, terms[record.locale]);
  const { proof: _given, ...given } = file.json;
  return fieldsThatDiffer(expected, given);
}

/**
 * The origin of the links, if they lead to a portal of the ledger: over https to the host that its name begins with, or to
 * a host below it. A link to one's own machine leads nobody astray: portals that are tried out have such ones.
 */
function originOf(file: ReceiptFile, ledger: string, demanded: string | undefined): string | null {
  const { origin, host, protocol, hostname } = new URL(file.verify);
  if (demanded !== undefined) return origin === demanded ? origin : null;
  if (hostname === '127.0.0.1' || hostname === 'localhost') return origin;
  const [home = ''] = ledger.split('/');
  const ours = host === home || host.endsWith(`.${home}`);
  return protocol === 'https:' && ours ? origin : null;
}

const refuse = (why: ReceiptFault, fields: string[] = []): ReceiptVerdict => ({ ok: false, why, fields });

/**
 * Checks a receipt with nothing but keys that are trusted: that it is a receipt, that its record is in the signed ledger,
 * and that everything it tells follows from that record. Never throws.
 * @param origin where its links must lead; without it, to a host of the ledger's name.
 */
export function checkReceipt(
  text: string,
  trust: { verifiers: readonly Verifier[]; terms: TermsOf; origin?: string },
): ReceiptVerdict {
  const read = readReceiptFile(text);
  if (!read.ok) return refuse(read.why, read.fields);
  const { file } = read;
  if (file.proof === null) return refuse('noProof', ['proof']);
  const record = parseRecord(file.proof.record);
  if (!record || !isOurRecord(record)) return refuse('record', ['proof.record']);
  const proven = verifyProof(record, file.proof.inclusion, trust.verifiers);
  if (!proven.ok) return refuse(proven.why, ['proof.inclusion']);
  // What was just verified is a proof of this shape.
  const { checkpoint } = file.proof.inclusion as InclusionProof;
  const origin = originOf(file, checkpoint.split('\n', 1)[0] ?? '', trust.origin);
  if (origin === null) return refuse('origin', ['verify']);
  const fields = fieldsAgainst(record, file, origin, trust.terms);
  if (fields.length > 0) return refuse('fields', fields);
  return { ok: true, record, size: proven.size, signedBy: proven.signedBy };
}
