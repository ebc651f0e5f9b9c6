import { sha256 } from '@/lib/crypto/hash.rules';
import { type PolicyBlock, parsePolicy } from './parse.rules';

/** The facts of an edition that its hash covers. The text is in by its own hash; dates are 'YYYY-MM-DD'. */
export type LinkedEdition = {
  number: number;
  locale: string;
  title: string;
  orderNumber: string;
  orderDate: string;
  approvedBy: string;
  approverTitle: string;
  effectiveFrom: string;
  changeSummary: string | null;
  materiality: string | null;
  sha256: string;
  publishedAt: Date;
};

const bytesOf = (text: string) => new TextEncoder().encode(text).length;
/** «length:value,» with the length in bytes, «-,» for nothing: no two lists of fields are written the same. */
const field = (value: string | null) => (value === null ? '-,' : `${bytesOf(value)}:${value},`);

/**
 * The hash that links an edition to the one before it (`before` is that one's hash, null for the first): SHA-256 in
 * lower-case hex. The database computes the same when an edition is published (`db/grants/15_chain.sql`).
 */
export function editionHash(edition: LinkedEdition, before: string | null): string {
  const fields = [
    'edition/1',
    String(edition.number),
    edition.locale,
    edition.title,
    edition.orderNumber,
    edition.orderDate,
    edition.approvedBy,
    edition.approverTitle,
    edition.effectiveFrom,
    edition.changeSummary,
    edition.materiality,
    edition.sha256,
    edition.publishedAt.toISOString(),
    before,
  ];
  return sha256(fields.map(field).join(''));
}

/** An edition as it lies in the archive: its facts, its two hashes, its text and the pieces of its text. */
export type ArchivedEdition = LinkedEdition & {
  previousHash: string | null;
  chainHash: string;
  sourceText: string;
  /** Its clauses in order. */
  clauses: readonly PolicyBlock[];
};

/** `text`: the text has another hash. `clauses`: they are not those of the text, in a word or a number. `facts`: the facts have another hash. `link`: it does not follow the edition before it. `order`: it is not numbered after it. `size`: the count of its changes is not what it changed. */
export type ChainFault = { number: number; kind: 'text' | 'clauses' | 'facts' | 'link' | 'order' | 'size' };

const blockFields = ['position', 'anchor', 'number', 'kind', 'level', 'section', 'raw', 'text'] as const;

/** True when the clauses are the ones that the text is cut into: every field of theirs is shown somewhere. */
function areOfText(clauses: readonly PolicyBlock[], sourceText: string): boolean {
  const { blocks } = parsePolicy(sourceText);
  return (
    blocks.length === clauses.length &&
    blocks.every((block, at) => blockFields.every((name) => block[name] === clauses[at]?.[name]))
  );
}

/**
 * Proves the archive: each text against its hash, each hash against the facts, each link against the one before
 * (clause 6.2). `editions` come in the order of their numbers. `head` is the last hash, null for an empty archive. An
 * archive cut at its end, or wholly rebuilt, is found by comparing the head with one that was written down before.
 */
export function verifyChain(editions: readonly ArchivedEdition[]): {
  head: string | null;
  faults: ChainFault[];
} {
  const faults: ChainFault[] = [];
  let before: ArchivedEdition | null = null;
  for (const edition of editions) {
    const add = (kind: ChainFault['kind']) => faults.push({ number: edition.number, kind });
    if (before && edition.number <= before.number) add('order');
    if (sha256(edition.sourceText) !== edition.sha256) add('text');
    if (!areOfText(edition.clauses, edition.sourceText)) add('clauses');
    if (edition.previousHash !== (before?.chainHash ?? null)) add('link');
    if (editionHash(edition, edition.previousHash) !== edition.chainHash) add('facts');
    before = edition;
  }
  return { head: before?.chainHash ?? null, faults };
}
