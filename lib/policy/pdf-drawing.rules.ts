import type { LaidBlock, LaidCell } from './pdf-layout.rules';
import { paper } from './pdf-layout.rules';
import type { PdfLine, Piece } from './pdf-lines.rules';
import type { Place } from './pdf-pages.rules';

type Pdf = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;
type Stroke = Piece & Place & { x: number; size: number };

const linkBlue = '#1f4e8c';
const hairline = '#bbbbbb';

/** The name under which the document knows the face of its words. */
export const faceOf = (bold: boolean) => (bold ? 'bold' : 'text');

/** The address as a link of a PDF may hold it, in ASCII; null when it is none. */
const linkOf = (href: string): string | null => (URL.canParse(href) ? new URL(href).href : null);

function drawStroke(doc: Pdf, { text, bold, x, y, size, href, actual }: Stroke): void {
  if (href !== null) doc.save().fillColor(linkBlue);
  if (actual !== null) doc.markContent('Span', { actual });
  doc
    .font(faceOf(bold))
    .fontSize(size)
    .text(text, x, y, { lineBreak: false, ...(href === null ? {} : { link: href }) });
  if (actual !== null) doc.endMarkedContent();
  if (href !== null) doc.restore();
}

/** The strokes of lines, from left to right and down. */
function strokesOf(doc: Pdf, cell: LaidCell, size: number, places: readonly Place[]): Stroke[] {
  const ofLine = (line: PdfLine & { x: number }, place: Place) => {
    let { x } = line;
    return line.pieces.map((piece) => {
      const stroke = { ...piece, ...place, x, size, href: piece.href === null ? null : linkOf(piece.href) };
      x += doc.font(faceOf(piece.bold)).fontSize(size).widthOfString(piece.text);
      return stroke;
    });
  };
  return cell.lines.flatMap((line, at) => {
    const place = places[at];
    return place ? ofLine(line, place) : [];
  });
}

/** Strokes that one marked content may hold: of one page, and a link by itself. */
function groupsOf(strokes: readonly Stroke[]): Stroke[][] {
  const groups: Stroke[][] = [];
  for (const stroke of strokes) {
    const last = groups.at(-1)?.[0];
    if (last?.page === stroke.page && last.href === null && stroke.href === null) groups.at(-1)?.push(stroke);
    else groups.push([stroke]);
  }
  return groups;
}

function drawCell(doc: Pdf, parent: Element, strokes: readonly Stroke[]): void {
  for (const group of groupsOf(strokes)) {
    const [first] = group;
    if (!first) continue;
    const draw = () => {
      for (const stroke of group) drawStroke(doc, stroke);
    };
    doc.switchToPage(first.page);
    parent.add(first.href === null ? draw : doc.struct('Link', {}, [draw]));
  }
}

const elementOf: Record<LaidBlock['block']['role'], string> = {
  approval: 'P',
  title: 'H1',
  text: 'P',
  row: 'TR',
  heading: 'H2',
  clause: 'P',
  item: 'LI',
  paragraph: 'P',
};

/** The element that holds the next block: a section from its heading on, in it a list or a table while they last. */
function holders(doc: Pdf, root: Element) {
  let section = root;
  let group: { role: string; element: Element } | null = null;
  const open = (parent: Element, tag: string) => {
    const element = doc.struct(tag);
    parent.add(element);
    return element;
  };
  return ({ role, anchor }: LaidBlock['block']): Element => {
    if (role === 'heading') section = open(root, 'Sect');
    const tag = role === 'item' ? 'L' : role === 'row' ? 'Table' : null;
    if (tag === null) group = null;
    else if (group?.role !== role || (role === 'row' && anchor !== null)) {
      group = { role, element: open(section, tag) };
    }
    return group?.element ?? section;
  };
}

const rowHead: PDFKit.Mixins.StructureElementOptions & { scope: string } = { scope: 'Row' };

function drawBlock(
  doc: Pdf,
  holder: Element,
  { block, cells, size, height }: LaidBlock,
  places: Place[],
): void {
  const element = doc.struct(elementOf[block.role]);
  holder.add(element);
  for (const cell of cells) {
    const own = cell.tag ? doc.struct(cell.tag, cell.tag === 'TH' ? rowHead : {}) : element;
    if (own !== element) element.add(own);
    drawCell(doc, own, strokesOf(doc, cell, size, places));
  }
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last) return;
  doc.switchToPage(first.page);
  if (block.anchor) doc.addNamedDestination(block.anchor, 'XYZ', 0, first.y - size, null);
  if (block.role === 'heading') {
    const words = block.lines
      .flat()
      .map((run) => run.text)
      .join('');
    const place = { expanded: false, pageNumber: first.page, left: paper.width, top: first.y - size };
    doc.outline.addItem(`${block.label} ${words}`.trim(), place);
  }
  doc.switchToPage(last.page);
  if (block.role === 'row') drawRule(doc, last.y + height + 4);
}

/** A thin line across the page, which is no part of the document. `y` is in points from the top edge. */
export function drawRule(doc: Pdf, y: number): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .save()
    .lineWidth(0.5)
    .strokeColor(hairline)
    .moveTo(paper.left, y)
    .lineTo(paper.width - paper.right, y);
  doc.stroke().restore().endMarkedContent();
}

/** Draws blocks, the pages being there already, and builds the structure of the document and its bookmarks. */
export function drawBlocks(doc: Pdf, blocks: readonly LaidBlock[], places: readonly Place[][]): void {
  const root = doc.struct('Document');
  doc.addStructure(root);
  const holderOf = holders(doc, root);
  for (const [at, block] of blocks.entries()) drawBlock(doc, holderOf(block.block), block, places[at] ?? []);
}
