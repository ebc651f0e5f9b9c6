import type { Datum, Erasure } from '@/lib/data-map/vocabulary.rules';

/** Kinds of data that the entries of the map are made of: what is said once is said here. */

export const erase: Erasure = { act: 'erase' };
export const keepProof: Erasure = { act: 'keep', ground: 'art25p2s5', why: 'pseudonymous' };
export const keepJournal: Erasure = { act: 'keep', ground: 'art22', why: 'pseudonymous' };
export const keepRequests: Erasure = { act: 'keep', ground: 'art25p2s7', why: 'pseudonymous' };

/** Everything about a datum but its place. */
export type Rest = Omit<Datum, 'field' | 'table' | 'column'>;

export const given: Rest = {
  category: 'identity',
  clause: 'c-3.4-1',
  purposes: ['service', 'answers'],
  basis: 'consent',
  source: 'client',
  retention: 'relationship',
  sensitivity: 'plain',
  exported: true,
  erasure: erase,
  correction: 'none',
};
export const identity: Rest = { ...given, correction: 'simple' };
export const identifier: Rest = {
  ...given,
  category: 'identifiers',
  sensitivity: 'encrypted',
  correction: 'evidence',
};
export const index: Rest = {
  ...identifier,
  source: 'portal',
  sensitivity: 'hashed',
  exported: 'derived',
  correction: 'none',
};
export const account: Rest = {
  ...given,
  category: 'account',
  clause: null,
  purposes: ['security'],
  basis: 'law',
  source: 'portal',
};
export const fact: Rest = { ...account, erasure: keepProof, retention: 'proof5y', purposes: ['proof'] };
export const session: Rest = { ...account, retention: 'session', clause: 'c-3.4-1' };
export const code: Rest = { ...account, retention: 'tenMinutes', exported: 'secret' };
export const history: Rest = { ...given, category: 'history', clause: 'c-2.8', sensitivity: 'encrypted' };
export const requestWords: Rest = {
  ...given,
  category: 'requests',
  clause: 'c-5.2',
  sensitivity: 'encrypted',
};
export const requestFact: Rest = { ...fact, category: 'requests', clause: 'c-5.2', erasure: keepRequests };
export const consentFact: Rest = { ...fact, category: 'consents', clause: 'c-3.5' };
/** That a pseudonym of the ledger is his: goes with him, and the proof stays without a name. */
export const consentLink: Rest = { ...account, category: 'consents', clause: 'c-3.5', purposes: ['proof'] };
/** What he answered to an edition, and that he was told of it. */
export const answerFact: Rest = { ...fact, category: 'consents', clause: 'c-6.2' };
export const journal: Rest = {
  ...fact,
  category: 'journal',
  clause: 'c-3.4.1',
  erasure: keepJournal,
  purposes: ['security'],
};
export const message: Rest = {
  ...given,
  category: 'messages',
  clause: 'c-3.3-i3',
  source: 'portal',
  retention: 'untilSent',
  sensitivity: 'encrypted',
  exported: 'derived',
};

/** Entries of one table that differ in nothing but column and field. */
export const at = (table: string, rest: Rest, columns: Record<string, string>): Datum[] =>
  Object.entries(columns).map(([column, field]) => ({ field, table, column, ...rest }));
