import type { TextRun } from './display.rules';
import type { DocumentBlock } from './document-blocks.rules';
import { breakLines, type FontMeasures, type PdfLine } from './pdf-lines.rules';
import type { PagedBlock } from './pdf-pages.rules';

/** A4 in points, the margins, and the width of the text between them. */
export const paper = { width: 595.28, height: 841.89, left: 72, right: 64, top: 64, bottom: 90 };
const measure = paper.width - paper.left - paper.right;

/** Words that are one element of the document's structure; `x` of a line is from the left edge of the paper. */
export type LaidCell = { tag: 'TH' | 'TD' | 'Lbl' | 'LBody' | null; lines: (PdfLine & { x: number })[] };
/** A block with its lines, ready to be paged and drawn. `size` is that of the letters in points. */
export type LaidBlock = PagedBlock & { block: DocumentBlock; size: number; cells: LaidCell[] };

type Dress = { size: number; leading: number; gap: number; isBold: boolean };

const text: Dress = { size: 11, leading: 1.4, gap: 7, isBold: false };
const dresses: Record<DocumentBlock['role'], Dress> = {
  approval: { ...text, size: 10, gap: 0 },
  title: { ...text, size: 14, gap: 34, isBold: true },
  text,
  row: { ...text, size: 10, gap: 10 },
  heading: { ...text, gap: 24, isBold: true },
  clause: text,
  item: { ...text, gap: 3.5 },
  paragraph: text,
};

/** Columns of numbers and of the words beside them, from the left margin. */
const step = 38;
const columns = [0, step, step * 2 + 6] as const;
const itemStep = 24;
const labelWidth = 128;
const labelGap = 16;
// A longer label stands above its value, so that a page break never parts the two and turns their order.
const tallestLabel = 8;

/** Lines no wider than `width`, in letters of `size`; the fonts are asked for letters of one point. */
function set(
  runs: readonly TextRun[],
  { size, isBold }: Dress,
  room: { width: number; indent?: number },
  fonts: FontMeasures,
): PdfLine[] {
  const dressed = isBold ? runs.map((run) => ({ ...run, bold: true })) : runs;
  const inPoints = { ...fonts, widthOf: (words: string, bold: boolean) => fonts.widthOf(words, bold) * size };
  return breakLines(dressed, room, inPoints);
}

/** A line end is white space to whoever listens to the document. */
const spaced = (runs: readonly TextRun[]) => [...runs, { text: ' ', bold: false, href: null }];

function layHeader(block: DocumentBlock, dress: Dress, fonts: FontMeasures): LaidCell[] {
  const width = block.role === 'approval' ? measure * 0.6 : measure;
  const lines = block.lines.flatMap((runs) => set(spaced(runs), dress, { width }, fonts));
  const widest = lines.reduce((most, line) => Math.max(most, line.width), 0);
  const shift = ({ width: own }: PdfLine) =>
    block.role === 'approval' ? measure - widest : block.role === 'title' ? (measure - own) / 2 : 0;
  return [{ tag: null, lines: lines.map((line) => ({ ...line, x: paper.left + shift(line) })) }];
}

const at = (x: number, lines: readonly PdfLine[]) => lines.map((line) => ({ ...line, x: paper.left + x }));

function layRow({ label, lines }: DocumentBlock, dress: Dress, fonts: FontMeasures): LaidCell[] {
  const runs = spaced([{ text: label, bold: false, href: null }]);
  const head = set(runs, dress, { width: labelWidth }, fonts);
  const x = labelWidth + labelGap;
  const value = set(spaced(lines.flat()), dress, { width: measure - x }, fonts);
  if (head.length <= tallestLabel) {
    return [
      { tag: 'TH', lines: at(0, head) },
      { tag: 'TD', lines: at(x, value) },
    ];
  }
  const above = set(runs, dress, { width: measure }, fonts);
  const blank = above.map(() => ({ pieces: [], width: 0 }));
  return [
    { tag: 'TH', lines: at(0, above) },
    { tag: 'TD', lines: at(x, [...blank, ...value]) },
  ];
}

/** Where the number and the words of a clause start, in points from the left margin. */
function placesOf({ role, level }: DocumentBlock): { number: number; words: number } {
  const [near, middle, far] = columns;
  if (role === 'item')
    return level >= 4 ? { number: far, words: far + itemStep } : { number: middle, words: middle + itemStep };
  const isDeep = level >= (role === 'paragraph' ? 4 : 3);
  return isDeep ? { number: middle, words: far } : { number: near, words: middle };
}

function layClause(block: DocumentBlock, dress: Dress, fonts: FontMeasures): LaidCell[] {
  const x = placesOf(block);
  const label = block.label === '' ? [] : spaced([{ text: block.label, bold: false, href: null }]);
  const number = set(label, dress, { width: measure - x.number }, fonts);
  // A number too long for its column pushes the first words to the right, and no others.
  const indent = Math.max(0, x.number + (number[0] ? number[0].width + 4 : 0) - x.words);
  const words = set(spaced(block.lines.flat()), dress, { width: measure - x.words, indent }, fonts);
  const [labelTag, wordsTag] = block.role === 'item' ? (['Lbl', 'LBody'] as const) : [null, null];
  return [
    { tag: labelTag, lines: at(x.number, number) },
    {
      tag: wordsTag,
      lines: words.map((line, row) => ({ ...line, x: paper.left + x.words + (row === 0 ? indent : 0) })),
    },
  ];
}

function layCells(block: DocumentBlock, dress: Dress, fonts: FontMeasures): LaidCell[] {
  if (block.role === 'row') return layRow(block, dress, fonts);
  const isHeader = block.role === 'approval' || block.role === 'title' || block.role === 'text';
  return isHeader ? layHeader(block, dress, fonts) : layClause(block, dress, fonts);
}

/** Sets the blocks of a document into lines: hanging numbers, a centred title, the approval at the right margin. */
export function layOut(blocks: readonly DocumentBlock[], fonts: FontMeasures): LaidBlock[] {
  return blocks.map((block, place) => {
    const opensTable = block.role === 'text' && blocks[place + 1]?.role === 'row';
    const dress = dresses[block.role];
    const cells = layCells(block, dress, fonts);
    return {
      block,
      cells,
      size: dress.size,
      rows: Math.max(0, ...cells.map(({ lines }) => lines.length)),
      height: dress.size * dress.leading,
      gap: opensTable || blocks[place - 1]?.role === 'title' ? 26 : dress.gap,
      together: block.role === 'row' ? tallestLabel : 2,
      keepWithNext: block.role === 'heading' || block.role === 'title' || opensTable,
    };
  });
}
