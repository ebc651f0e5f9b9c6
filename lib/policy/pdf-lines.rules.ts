import type { TextRun } from './display.rules';

/** Words in one dress. `actual` is what stands in the text where the fonts have no such sign, else null. */
export type Piece = TextRun & { actual: string | null };
/** A line of print; its width is without the white space at its end. */
export type PdfLine = { pieces: Piece[]; width: number };
/** What is asked of the fonts: the width of words, and whether a code point can be drawn. */
export type FontMeasures = {
  widthOf: (text: string, bold: boolean) => number;
  canDraw: (codePoint: number, bold: boolean) => boolean;
};

const replacement = '\ufffd';
const zeroWidthSpace = '\u200b';
const ignorable = /^\p{Default_Ignorable_Code_Point}$/u;
// Lines break after white space, but not after a no-break space, and where a zero-width space allows it.
const breaking = '[^\\S\\u00a0\\u2007\\u202f\\ufeff]|\\u200b';
const stretches = new RegExp(`(?:(?!${breaking}).)*(?:${breaking})+|(?:(?!${breaking}).)+`, 'gsu');
const atBreak = new RegExp(`(?:${breaking})$`, 'u');
// A line does not end in words of one letter («и», «в», «О»): they belong to the next one.
const oneLetter = /^(?:[«„“(]?\p{L}\s){1,3}$/u;
// The time a font takes grows with the square of what it is asked at once: longer words are asked for in parts.
const longestWord = 200;
// A letter with its marks. A heap of marks on one letter is taken apart.
const signs = /\P{M}\p{M}{0,63}|\p{M}{1,64}/gu;

/** What is drawn for a sign: itself, a space for white space without a glyph, else U+FFFD. */
const drawnAs = (sign: string, isThere: boolean) => (isThere ? sign : /\s/.test(sign) ? ' ' : replacement);

/** The runs as they can be drawn: what does not show is dropped, what has no glyph is drawn as something else. */
function drawable(run: TextRun, canDraw: FontMeasures['canDraw']): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  const close = () => {
    if (text !== '') pieces.push({ ...run, text, actual: null });
    text = '';
  };
  for (const sign of run.text) {
    const isBreak = sign === zeroWidthSpace;
    if (!isBreak && ignorable.test(sign)) continue;
    const isThere = isBreak || canDraw(sign.codePointAt(0) ?? 0, run.bold);
    const drawn = drawnAs(sign, isThere);
    if (isThere || drawn === ' ') {
      text += drawn;
      continue;
    }
    close();
    pieces.push({ ...run, text: drawn, actual: sign.replace(/\p{Surrogate}/u, replacement) });
  }
  close();
  return pieces;
}

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');

/** The words of a line to be: pieces that no break may part, with the white space after them. */
function wordsOf(pieces: readonly Piece[]): Piece[][] {
  const words: Piece[][] = [];
  let open: Piece[] = [];
  for (const piece of pieces) {
    for (const stretch of piece.text.match(stretches) ?? []) {
      open.push({ ...piece, text: stretch.replaceAll(zeroWidthSpace, '') });
      if (!atBreak.test(stretch) || oneLetter.test(textOf(open))) continue;
      words.push(open);
      open = [];
    }
  }
  return open.length > 0 ? [...words, open] : words;
}

const isSame = (one: Piece, other: Piece) =>
  one.bold === other.bold && one.href === other.href && one.actual === null && other.actual === null;

/** Pieces in the same dress as one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last && isSame(last, piece) && last.text.length < longestWord)
      out[out.length - 1] = { ...last, text: last.text + piece.text };
    else if (piece.text !== '') out.push(piece);
  }
  return out;
}

type Word = { pieces: Piece[]; width: number; inked: number };

function measured(pieces: Piece[], widthOf: FontMeasures['widthOf']): Word {
  const widths = pieces.map(({ text, bold }) => widthOf(text, bold));
  const width = widths.reduce((sum, one) => sum + one, 0);
  const last = pieces.at(-1);
  const tail = last ? (widths.at(-1) ?? 0) - widthOf(last.text.trimEnd(), last.bold) : 0;
  return { pieces, width, inked: width - tail };
}

/** A word cut so that each part fits: never inside a sign with its marks. */
function cut(word: readonly Piece[], width: number, widthOf: FontMeasures['widthOf']): Word[] {
  const parts: Word[] = [];
  let open: Word = { pieces: [], width: 0, inked: 0 };
  for (const piece of word) {
    for (const sign of piece.text.match(signs) ?? []) {
      const wide = widthOf(sign, piece.bold);
      if (open.pieces.length > 0 && open.width + wide > width && sign.trim() !== '') {
        parts.push(open);
        open = { pieces: [], width: 0, inked: 0 };
      }
      open.pieces.push({ ...piece, text: sign });
      open.width += wide;
      if (sign.trim() !== '') open.inked = open.width;
    }
  }
  return [...parts, open];
}

/**
 * Sets words into lines no wider than `width`; `indent` is taken from the first line. Only a word that is wider than
 * a line is broken. White space stays at the ends of lines, so that joined lines give the words again.
 */
export function breakLines(
  runs: readonly TextRun[],
  { width, indent = 0 }: { width: number; indent?: number },
  { widthOf, canDraw }: FontMeasures,
): PdfLine[] {
  const words = wordsOf(runs.flatMap((run) => drawable(run, canDraw))).flatMap((pieces) => {
    const isLong = pieces.some(({ text }) => text.length > longestWord);
    const word = isLong ? null : measured(pieces, widthOf);
    return word && word.inked <= width - indent ? [word] : cut(pieces, width - indent, widthOf);
  });
  const lines: PdfLine[] = [];
  let open: Word = { pieces: [], width: indent, inked: indent };
  const close = () => lines.push({ pieces: joined(open.pieces), width: open.inked });
  for (const word of words) {
    if (open.pieces.length > 0 && open.width + word.inked > width) {
      close();
      open = { pieces: [], width: 0, inked: 0 };
    }
    open.pieces = [...open.pieces, ...word.pieces];
    if (word.inked > 0) open.inked = open.width + word.inked;
    open.width += word.width;
  }
  if (open.pieces.length > 0) close();
  return lines;
}
