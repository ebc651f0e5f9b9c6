import type { ClauseKind } from '@/db/enums';
import { markerOf } from './marker.rules';

/** A stretch of words in one dress. */
export type TextRun = { text: string; bold: boolean; href: string | null };

/** The words of a block without its dash and number, white space folded; `**` and `<https://…>` still in. */
function wordsOf(raw: string, kind: ClauseKind): string {
  const start = raw.trimStart();
  const body = kind === 'paragraph' ? start : start.slice(markerOf(start)?.length ?? 0);
  // Only breaking white space is folded: a no-break space is the author's.
  return body.replace(/[ \t\r\n\f\v]+/g, ' ').trim();
}

function linkRuns(text: string, bold: boolean): TextRun[] {
  // `split` with one group gives plain text at even places and addresses at odd ones.
  return text
    .split(/<(https?:\/\/[^\s<>]{1,2000})>/)
    .map((piece, at) => ({ text: piece, bold, href: at % 2 === 1 ? piece : null }))
    .filter((run) => run.text !== '');
}

/**
 * How a block is shown: its words without the transcription's markup. `**` makes bold runs, `<https://…>` a
 * link; a `**` without its pair is shown as it stands. Nothing else is taken away.
 */
export function textRuns(raw: string, kind: ClauseKind): TextRun[] {
  const pieces = wordsOf(raw, kind).split('**');
  if (pieces.length % 2 === 0) {
    const last = pieces.pop() ?? '';
    pieces.push(`${pieces.pop() ?? ''}**${last}`);
  }
  return pieces.flatMap((piece, at) => linkRuns(piece, at % 2 === 1));
}

/** The same words as one string. */
export const plainText = (raw: string, kind: ClauseKind): string =>
  textRuns(raw, kind)
    .map((run) => run.text)
    .join('')
    .trim();

/** The number of a block as printed («2.7.», «3)»), without the dash before it; empty for a paragraph. */
export function printedNumber(raw: string, kind: ClauseKind): string {
  if (kind === 'paragraph') return '';
  const start = raw.trimStart();
  return start.slice(0, markerOf(start)?.length ?? 0).replace(/^[^0-9]+/, '');
}
