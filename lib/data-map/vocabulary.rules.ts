/**
 * The closed words of the data map. Each is a message key: `dataMap.categories.<category>`, `.purposes.<code>`,
 * `.bases.<basis>`, `.sources.<source>`, `.retention.<code>`, `.grounds.<code>`, `.sensitivity.<code>`,
 * `.notExported.<reason>`.
 */

export const categories = [
  'identity',
  'identifiers',
  'contact',
  'bank',
  'account',
  'history',
  'requests',
  'consents',
  'journal',
  'messages',
] as const;
export type Category = (typeof categories)[number];

/** What data are used for (clause 3.3), and the two duties that the law itself lays on the operator. */
export const dataPurposes = ['service', 'answers', 'offersEmail', 'offersSms', 'security', 'proof'] as const;
export type DataPurpose = (typeof dataPurposes)[number];

/** Legal bases. «Contract» and «legitimate interest» are not on the list of art. 9 of Law 94-V, so not on ours. */
export type Basis = 'consent' | 'law';

/** How long a value is held: while the relationship lasts, for minutes or days, or as proof for years. */
export const retentions = ['relationship', 'session', 'tenMinutes', 'untilSent', 'proof5y'] as const;
export type Retention = (typeof retentions)[number];

/** Norms by which something may stay after an erasure. */
export const grounds = ['art25p2s5', 'art22', 'art25p2s7'] as const;
export type Ground = (typeof grounds)[number];

export type Erasure = { act: 'erase' } | { act: 'keep'; ground: Ground; why: 'pseudonymous' };

/** One column that can hold something about a person, and what is promised about it. */
export type Datum = {
  field: string;
  table: string;
  column: string;
  category: Category;
  /** Anchor of the clause that names the datum, if any does. */
  clause: string | null;
  purposes: readonly DataPurpose[];
  basis: Basis;
  source: 'client' | 'portal' | 'staff';
  retention: Retention;
  /** `hashed`: a keyed one-way fingerprint, for lookup or comparison. */
  sensitivity: 'plain' | 'masked' | 'encrypted' | 'hashed';
  /** True when the client's copy holds it; otherwise why it does not. */
  exported: true | 'secret' | 'derived' | 'linkOnly';
  erasure: Erasure;
  /** `simple`: corrected at once in the cabinet. `evidence`: by a request with grounds. */
  correction: 'simple' | 'evidence' | 'none';
};
