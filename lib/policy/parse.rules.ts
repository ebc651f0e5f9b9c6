import type { ClauseKind } from '@/db/enums';
import { findDefects, type PolicyDefect } from './defects.rules';
import { plainText } from './display.rules';
import { type PolicyHeader, readHeader } from './header.rules';
import { type Marker, markerOf } from './marker.rules';

/**
 * One numbered piece of the text. `raw` is the exact slice of the source, line ends and blank lines after it
 * included; `text` is what is shown. `level`: 0 before the first section, 1 a section, then the depth.
 */
export type PolicyBlock = {
  position: number;
  anchor: string;
  number: string | null;
  kind: ClauseKind;
  level: number;
  section: string | null;
  raw: string;
  text: string;
};

export type ParsedPolicy = { header: PolicyHeader; blocks: PolicyBlock[]; warnings: PolicyDefect[] };

type Slice = { raw: string; marker: Marker | null };

/**
 * Cuts the text of a policy into blocks without losing, moving or renumbering a character:
 * `joinPolicy(parsePolicy(text)) === text` for every string. Takes time in proportion to the length and never
 * throws. Numbers stay as printed; anchors tell repeated ones apart (`c-3.4-1`, `c-3.4-2`).
 */
export function parsePolicy(text: string): ParsedPolicy {
  const blocks = nameBlocks(sliceText(text));
  return { header: readHeader(blocks), blocks, warnings: findDefects(blocks) };
}

/** The source text again, character for character. */
export const joinPolicy = (parsed: { blocks: readonly { raw: string }[] }): string =>
  parsed.blocks.map((block) => block.raw).join('');

/** The lines of a text, each with its line end. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end + 1;
    yield text.slice(from, to);
    from = to;
  }
}

const endsSentence = (line: string) => /[.;:!?…][»”"')\]*]*$/.test(line.trimEnd().slice(-8));

type Draft = { lines: string[]; marker: Marker | null; lastWords: string; endsBlank: boolean };

/** True when an unnumbered line after a blank one still belongs to the block before it. */
const goesOn = ({ marker, lastWords }: Draft) =>
  (marker?.kind === 'clause' || marker?.kind === 'item') && !endsSentence(lastWords);

/**
 * A block starts at a numbered line, or after a blank line. An unnumbered paragraph after an unfinished
 * sentence of a numbered clause goes on with that clause (2.7: «…или по телефонам», blank line, «8-727-…»).
 */
function sliceText(text: string): Slice[] {
  const drafts: Draft[] = [];
  for (const line of linesOf(text)) {
    let open = drafts.at(-1);
    const isBlank = line.trim() === '';
    const marker = isBlank ? null : markerOf(line);
    const starts = marker !== null || (!isBlank && open?.endsBlank && !goesOn(open));
    // Blank lines before the first words belong to the block that these words open.
    if (!open || (starts && open.lastWords !== '')) {
      open = { lines: [], marker: null, lastWords: '', endsBlank: false };
      drafts.push(open);
    }
    if (open.lastWords === '') open.marker = marker;
    if (!isBlank) open.lastWords = line;
    open.endsBlank = isBlank;
    open.lines.push(line);
  }
  return drafts.map(({ lines, marker }) => ({ raw: lines.join(''), marker }));
}

/** How often each name is wanted, so that a repeated one can be told by its turn and a single one stays plain. */
function turns(names: readonly (string | null)[]) {
  const total = new Map<string, number>();
  for (const name of names) if (name) total.set(name, (total.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return (name: string) => {
    const turn = (seen.get(name) ?? 0) + 1;
    seen.set(name, turn);
    return (total.get(name) ?? 0) > 1 ? `${name}-${turn}` : name;
  };
}

const ownName = ({ marker }: Slice) =>
  marker && marker.kind !== 'item' ? `${marker.kind === 'section' ? 's' : 'c'}-${marker.number}` : null;

/**
 * Anchors by position: sections `s-1`, clauses `c-2.1` (`c-3.4-1`, `c-3.4-2` when the number repeats), items
 * `c-1.1-i1` and unnumbered paragraphs `c-1.1-p1` under the clause or section they follow, `h-p1` before any.
 */
function nameBlocks(slices: readonly Slice[]): PolicyBlock[] {
  const turnOfOwn = turns(slices.map(ownName));
  const parents: { anchor: string; level: number; section: string | null }[] = [];
  let parent = { anchor: 'h', level: 0, section: null as string | null };
  for (const slice of slices) {
    const own = ownName(slice);
    if (own && slice.marker) {
      const anchor = turnOfOwn(own);
      const isSection = slice.marker.kind === 'section';
      const level = isSection ? 1 : slice.marker.number.split('.').length;
      parent = { anchor, level, section: isSection ? anchor : parent.section };
    }
    parents.push(parent);
  }
  const childName = ({ marker }: Slice, at: number) =>
    marker?.kind === 'item' ? `${parents[at]?.anchor}-i${marker.number}` : null;
  const turnOfChild = turns(slices.map(childName));
  const paragraphs = new Map<string, number>();
  const nextParagraph = (anchor: string) => {
    const turn = (paragraphs.get(anchor) ?? 0) + 1;
    paragraphs.set(anchor, turn);
    return `${anchor}-p${turn}`;
  };
  return slices.map((slice, at) => {
    const { anchor: owner, level, section } = parents[at] ?? parent;
    const kind: ClauseKind = slice.marker?.kind ?? 'paragraph';
    const child = childName(slice, at);
    const anchor = child ? turnOfChild(child) : slice.marker ? owner : nextParagraph(owner);
    const depth = slice.marker && !child ? level : owner === 'h' ? 0 : level + 1;
    const text = plainText(slice.raw, kind);
    return {
      position: at + 1,
      anchor,
      number: slice.marker?.number ?? null,
      kind,
      level: depth,
      section,
      raw: slice.raw,
      text,
    };
  });
}
