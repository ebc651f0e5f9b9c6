import type { Locale } from '@/db/enums';
import type { Verifier } from '@/lib/ledger/note.rules';
import { verifyProof } from '@/lib/ledger/proof.rules';
import type { LedgerRecord } from '@/lib/ledger/record.rules';
import type { TermsOf } from './check.rules';
import { type FileCheck, mostFields } from './check-mark.rules';
import { meansThis } from './meaning.rules';
import { fieldsThatDiffer, type ReceiptFile } from './read-file.rules';
import { makeReceipt, type ReceiptFacts } from './receipt.rules';

type Known = ReceiptFacts & { record: LedgerRecord & { locale: Locale } };

/**
 * Compares a file with what the ledger has under its number. The file's own meanings count where they fit the hash: the
 * portal may have forgotten what was asked years ago. A file with another pseudonym than the record's is told nothing
 * more, so that nobody finds out by guessing what an act of somebody else holds.
 */
export function compareWithLedger(
  file: ReceiptFile,
  known: Known,
  trust: { verifiers: readonly Verifier[]; terms: TermsOf },
): Omit<FileCheck, 'file'> {
  const { record } = known;
  if (file.subject !== record.subject) return { fields: ['piiPrincipalId'], count: 1, proof: 'none' };
  const meanings = record.purposes.map(({ fingerprint }, place) => {
    const own = file.meanings[place];
    return own && meansThis(own, fingerprint) ? own : (known.meanings[place] ?? null);
  });
  const { proof: _proof, ...expected } = makeReceipt(
    { ...known, meanings },
    null,
    trust.terms[record.locale],
  );
  const { proof: _given, ...given } = file.json;
  const told = fieldsThatDiffer(expected, given);
  if (file.proof === null) return { fields: told.slice(0, mostFields), count: told.length, proof: 'none' };
  const carried = fieldsThatDiffer(record, file.proof.record, 'proof.record');
  const holds = verifyProof(record, file.proof.inclusion, trust.verifiers).ok;
  const fields = [...told, ...carried, ...(holds ? [] : ['proof.inclusion'])];
  return { fields: fields.slice(0, mostFields), count: fields.length, proof: holds ? 'good' : 'bad' };
}
