const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML that shows it letter for letter, in an element or between quotes in an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

/** HTML that was made by `html` or `join`, and by nothing else. */
export class SafeHtml {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Piece = string | number | SafeHtml | readonly SafeHtml[] | null;

function written(piece: Piece | undefined): string {
  if (piece === null || piece === undefined) return '';
  if (piece instanceof SafeHtml) return piece.markup;
  if (typeof piece === 'object') return piece.map(({ markup }) => markup).join('');
  return escapeHtml(String(piece));
}

/** A template whose values are escaped unless they are HTML of ours already. Values of attributes stand in quotes. */
export const html = (parts: TemplateStringsArray, ...pieces: Piece[]): SafeHtml =>
  new SafeHtml(parts.map((part, at) => part + written(pieces[at])).join(''));
