import { markerOf } from '@/lib/policy/marker.rules';

/** What the converter makes of a document, as far as it is read here. */
export type DocxNode = {
  type: string;
  children?: DocxNode[];
  value?: string;
  isBold?: boolean;
  noteType?: string;
  noteId?: string;
};
export type DocxTree = DocxNode & { notes: { resolve(reference: DocxNode): { body: DocxNode[] } | null } };

type Piece = { text: string; bold: boolean };
type Kind = 'section' | 'numbered' | 'plain' | 'table' | 'note';
type Entry = { kind: Kind; text: string; blankBefore: boolean };

/** Numbers the notes in the order in which the text refers to them. */
class Notes {
  readonly referred: DocxNode[] = [];
  private readonly numbers = new Map<string, number>();

  mark(reference: DocxNode): string {
    const key = `${reference.noteType} ${reference.noteId}`;
    const number = this.numbers.get(key) ?? this.numbers.size + 1;
    if (!this.numbers.has(key)) this.referred.push(reference);
    this.numbers.set(key, number);
    return `[${number}]`;
  }
}

function wordsOf(node: DocxNode, notes: Notes): string {
  if (node.type === 'text') return node.value ?? '';
  // Tabs stand between the cells of tables only.
  if (node.type === 'tab') return ' ';
  if (node.type === 'break') return '\n';
  return node.type === 'noteReference' ? notes.mark(node) : '';
}

function* piecesOf(node: DocxNode, notes: Notes, bold = false): Generator<Piece> {
  const dress = bold || node.isBold === true;
  for (const child of node.children ?? [])
    if (child.children) yield* piecesOf(child, notes, dress);
    else yield { text: wordsOf(child, notes), bold: dress };
}

/** Puts pieces of one dress together; spaces between bold words are bold. */
function join(pieces: Iterable<Piece>): Piece[] {
  const joined: Piece[] = [];
  for (const { text, bold } of pieces) {
    const last = joined.at(-1);
    if (text === '') continue;
    if (last && (last.bold === bold || text.trim() === '')) last.text += text;
    else joined.push({ text, bold });
  }
  return joined;
}

/** Takes the bold off the first characters: a number inside `**` would not be read as one. */
function* plainStart(pieces: readonly Piece[], length: number): Generator<Piece> {
  let rest = length;
  for (const { text, bold } of pieces) {
    yield { text: text.slice(0, rest), bold: false };
    yield { text: text.slice(rest), bold };
    rest = Math.max(0, rest - text.length);
  }
}

/** One line with `**` around its bold words; the heading of a section needs none. */
function mark(pieces: readonly Piece[]): string {
  const plain = pieces.map((piece) => piece.text).join('');
  const marker = markerOf(plain);
  const dressed = join(plainStart(pieces, marker?.length ?? 0));
  if (marker?.kind === 'section' && dressed.every(({ bold }, at) => bold || at === 0)) return plain;
  return dressed
    .map(({ text, bold }) => (bold ? text.replace(/\S(?:[\s\S]*\S)?/, (words) => `**${words}**`) : text))
    .join('');
}

function linesOf(paragraph: DocxNode, notes: Notes): string[] {
  const lines: Piece[][] = [[]];
  for (const { text, bold } of join(piecesOf(paragraph, notes)))
    for (const [at, part] of text.split('\n').entries()) {
      if (at > 0) lines.push([]);
      lines.at(-1)?.push({ text: part, bold });
    }
  return lines.map((line) => dropRepeatedAddress(mark(line).trimEnd()));
}

/** A link that shows its own address is written once. */
function dropRepeatedAddress(line: string): string {
  let text = '';
  let at = 0;
  for (const found of line.matchAll(/ <(https?:\/\/[^\s<>]+)>/g)) {
    const address = found[1] ?? '';
    let before = line.slice(at, found.index);
    const shown = [address, address.replace(/\/$/, ''), address.replace(/^https?:\/\/|\/$/g, '')].find(
      (form) => before === form || before.endsWith(` ${form}`),
    );
    if (shown) before = before.slice(0, -shown.length);
    text += `${before}${shown ? '' : ' '}<${address}>`;
    at = found.index + found[0].length;
  }
  return text + line.slice(at);
}

const tableTypes = ['table', 'tableRow', 'tableCell'];

/** The paragraphs of a cell, those of tables inside it too, on one line. */
function cellWords(node: DocxNode, notes: Notes): string {
  if (!tableTypes.includes(node.type)) return linesOf(node, notes).join(' ');
  return (node.children ?? [])
    .map((child) => cellWords(child, notes))
    .filter((words) => words.trim() !== '')
    .join(' ');
}

function rowsOf(table: DocxNode, notes: Notes): string[] {
  return (table.children ?? [])
    .map((row) => (row.children ?? []).map((cell) => cellWords(cell, notes).trim()).join('\t'))
    .filter((row) => row.trim() !== '');
}

function kindOf(text: string): Kind {
  const kind = markerOf(text)?.kind;
  if (kind === 'section') return 'section';
  return kind || /^\s*(?:[-–—•]|\p{L}{1,5}\))\s/u.test(text) ? 'numbered' : 'plain';
}

function* entriesOf(blocks: readonly DocxNode[], notes: Notes): Generator<Entry> {
  let blankBefore = false;
  for (const block of blocks) {
    const table = block.type === 'table';
    const text = (table ? rowsOf(block, notes) : linesOf(block, notes)).join('\n');
    if (text.trim() !== '') yield { kind: table ? 'table' : kindOf(text), text, blankBefore };
    blankBefore = text.trim() === '';
  }
}

const isBold = ({ text }: Entry) => /^\s*\*\*[^*]*\*\*$/.test(text);

/**
 * Where the author of a text file would leave a line blank. Before the first section (the approval, the title)
 * only where the document does; after it a paragraph without a number stands by itself.
 */
function needsBlank(before: Entry, after: Entry, inBody: boolean): boolean {
  if (after.blankBefore || after.kind === 'note') return true;
  if ([before.kind, after.kind].some((kind) => kind === 'section' || kind === 'table')) return true;
  if (after.kind === 'numbered') return false;
  return before.kind === 'numbered' || inBody || isBold(before) !== isBold(after);
}

/** The entries of the notes; a note may refer to another one, which then follows it. */
function* noteEntries(tree: DocxTree, notes: Notes): Generator<Entry> {
  // The list grows while it is read.
  for (const [at, reference] of notes.referred.entries()) {
    const body = tree.notes.resolve(reference)?.body ?? [];
    const text = [...entriesOf(body, notes)].map((entry) => entry.text.trim()).join('\n');
    yield { kind: 'note', text: `[${at + 1}] ${text}`.trimEnd(), blankBefore: true };
  }
}

/**
 * The text of a document as the policies of this portal are written: a paragraph is a line, bold words stand in
 * `**`, the cells of a row are parted by tabs, notes `[1]` follow at the end.
 */
export function docxText(tree: DocxTree): string {
  const notes = new Notes();
  const body = [...entriesOf(tree.children ?? [], notes)];
  let text = '';
  let before: Entry | undefined;
  let inBody = false;
  for (const entry of [...body, ...noteEntries(tree, notes)]) {
    if (before) text += needsBlank(before, entry, inBody) ? '\n\n' : '\n';
    text += entry.text;
    inBody ||= entry.kind === 'section';
    before = entry;
  }
  return text === '' ? '' : `${text}\n`;
}
