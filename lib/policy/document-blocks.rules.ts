import { printedNumber, type TextRun, textRuns } from './display.rules';
import { type HeaderPart, readHeader } from './header.rules';
import { outline } from './outline.rules';
import type { EditionClause } from './queries';

/**
 * A piece of the document as it is read. `label` is the printed number, or the left cell of a row of the table;
 * `lines` are kept apart where the approved text keeps them apart. `anchor` is null for a row after the first.
 */
export type DocumentBlock = {
  role: 'approval' | 'title' | 'text' | 'row' | 'heading' | 'clause' | 'item' | 'paragraph';
  anchor: string | null;
  level: number;
  label: string;
  lines: TextRun[][];
};

type Words = { clauses: readonly EditionClause[] };

const plain = (text: string): TextRun[] => [{ text, bold: false, href: null }];

function headerBlocks(part: HeaderPart): DocumentBlock[] {
  if (part.kind !== 'table') {
    const { kind, anchor, lines } = part;
    return [{ role: kind, anchor, level: 0, label: '', lines: lines.map(plain) }];
  }
  return part.rows.map(({ label, value }, at) => ({
    role: 'row',
    anchor: at === 0 ? part.anchor : null,
    level: 0,
    label,
    lines: [plain(value)],
  }));
}

function clauseBlock({ kind, anchor, level, raw }: EditionClause): DocumentBlock {
  const role = kind === 'section' ? 'heading' : kind;
  return { role, anchor, level, label: printedNumber(raw, kind), lines: [textRuns(raw, kind)] };
}

/** The document in the order of reading, with the words that the page of the edition shows and no others. */
export function documentBlocks({ clauses }: Words): DocumentBlock[] {
  const body = outline(clauses).flatMap(({ heading, parts }) => [
    ...(heading ? [heading] : []),
    ...parts.flatMap((part) => (part.kind === 'items' ? part.items : [part.block])),
  ]);
  return [...readHeader(clauses).parts.flatMap(headerBlocks), ...body.map(clauseBlock)];
}

/** Words without what does not show: white space becomes single spaces; soft hyphens, joiners and the like go. */
export const foldWords = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\p{Default_Ignorable_Code_Point}+/gu, '')
    .trim();

/** The words of the document in the order of reading, folded: what its page and its PDF must both say. */
export const documentWords = (edition: Words): string =>
  foldWords(
    documentBlocks(edition)
      .flatMap(({ label, lines }) => [label, ...lines.map((line) => line.map((run) => run.text).join(''))])
      .join(' '),
  );
