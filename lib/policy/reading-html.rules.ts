import type { Locale } from '@/db/enums';
import { clauseName } from './anchor.rules';
import { findDefects, type PolicyDefect } from './defects.rules';
import { printedNumber, type TextRun, textRuns } from './display.rules';
import { type HeaderPart, readHeader } from './header.rules';
import { type ClauseNotes, defectNotes, noteHtml, notesByAnchor, type Say } from './note-html.rules';
import { defectsByAnchor, type OutlinePart, outline } from './outline.rules';
import type { EditionClause } from './queries';
import { html, type SafeHtml } from './safe-html.rules';
import { splitHits } from './search.rules';
import { markTerms, type Term, termsOf } from './terms.rules';

/*
 * The text of an edition as HTML, written once per edition and language and kept. A string and not React elements: the
 * page would otherwise carry the whole text a second time in its scripts (docs/decisions).
 */

export type Reading = {
  /** The language of the text; the page may be in another. */
  textLocale: Locale;
  pageLocale: Locale;
  clauses: readonly EditionClause[];
  notes: readonly ClauseNotes[];
  say: Say;
  /** What the reader looks for in the text. */
  query?: string | null;
};

type Page = Reading & {
  terms: readonly Term[];
  defects: Map<string, PolicyDefect[]>;
  noteAt: Map<string, ClauseNotes>;
  /** Terms that this section has explained already. */
  explained: Set<string>;
};

const hits = (text: string, query: string | null | undefined): SafeHtml[] =>
  splitHits(text, query ?? null).map((one) =>
    one.isHit ? html`<mark>${one.text}</mark>` : html`${one.text}`,
  );

/** Words in which the first use of a term in each section opens its definition. */
function words(text: string, page: Page, anchor: string): SafeHtml[] {
  return markTerms(text, page.terms, anchor).flatMap(({ text: stretch, term }) => {
    const shown = hits(stretch, page.query);
    if (!term || page.explained.has(term.key)) return shown;
    page.explained.add(term.key);
    return [html`<button type="button" class="policy-term" popovertarget="${term.key}">${shown}</button>`];
  });
}

function run({ text, bold, href }: TextRun, page: Page, anchor: string): SafeHtml {
  if (href) return html`<a href="${href}">${hits(text, page.query)}</a>`;
  const shown = words(text, page, anchor);
  return bold ? html`<b>${shown}</b>` : html`${shown}`;
}

const runsOf = (block: EditionClause, page: Page): SafeHtml[] =>
  textRuns(block.raw, block.kind).map((one) => run(one, page, block.anchor));

/** The printed number as the address of its own clause. */
function numberLink({ raw, kind, anchor }: EditionClause): SafeHtml {
  const number = printedNumber(raw, kind);
  return number === '' ? html`` : html`<a class="policy-number" href="#${anchor}">${number}</a> `;
}

/** What stands after a clause: what is odd in its number, and what staff say of it. */
function notesAfter(anchor: string, page: Page): SafeHtml {
  const defects = (page.defects.get(anchor) ?? []).filter(({ kind }) => kind !== 'gap');
  return html`${defectNotes(anchor, defects, page)}${noteHtml(page.noteAt.get(anchor), page)}`;
}

function partHtml(part: OutlinePart<EditionClause>, page: Page): SafeHtml {
  if (part.kind === 'items') {
    const items = part.items.map(
      (item) =>
        html`<li id="${item.anchor}" class="policy-clause" data-level="${item.level}">${numberLink(item)}${runsOf(item, page)}${notesAfter(item.anchor, page)}</li>`,
    );
    return html`<ul class="policy-items">${items}</ul>`;
  }
  const { block } = part;
  const gaps = (page.defects.get(block.anchor) ?? []).filter(({ kind }) => kind === 'gap');
  const look = block.kind === 'paragraph' ? 'policy-tail' : 'policy-clause';
  return html`${defectNotes(block.anchor, gaps, page)}<p id="${block.anchor}" class="${look}" data-level="${block.level}">${numberLink(block)}${runsOf(block, page)}</p>${notesAfter(block.anchor, page)}`;
}

const lined = (lines: readonly string[], page: Page): SafeHtml[] =>
  lines.map((line) => html`<span class="block">${hits(line, page.query)} </span>`);

function headerHtml(part: HeaderPart, page: Page): SafeHtml {
  const after = noteHtml(page.noteAt.get(part.anchor), page);
  if (part.kind === 'table') {
    const rows = part.rows.map(
      ({ label, value }) =>
        html`<tr><th scope="row">${hits(label, page.query)}</th><td>${hits(value, page.query)}</td></tr>`,
    );
    return html`<table id="${part.anchor}" class="policy-table"><tbody>${rows}</tbody></table>${after}`;
  }
  const shown = lined(part.lines, page);
  if (part.kind === 'title') return html`<h2 id="${part.anchor}" class="policy-title">${shown}</h2>${after}`;
  const look = part.kind === 'approval' ? html` class="policy-approval"` : html``;
  return html`<p id="${part.anchor}"${look}>${shown}</p>${after}`;
}

/** The definitions that the terms of the text open. They are the text's own words, shown a second time. */
const definitions = ({ terms, say, pageLocale }: Page): SafeHtml[] =>
  terms.map(
    ({ key, definition, anchor }) =>
      html`<div id="${key}" popover class="policy-definition" data-note="" data-print="no"><p>${definition}</p><p lang="${pageLocale}"><a href="#${anchor}">${say('terms.toDefinition')}</a></p></div>`,
  );

/** The heading of a section, under the title of the document; a text without a title begins one level higher. */
function headingHtml(heading: EditionClause, page: Page, hasTitle: boolean): SafeHtml {
  const shown = html`${numberLink(heading)}${runsOf(heading, page)}`;
  return hasTitle
    ? html`<h3 id="${heading.anchor}" class="policy-heading">${shown}</h3>`
    : html`<h2 id="${heading.anchor}" class="policy-heading">${shown}</h2>`;
}

/**
 * An edition word for word as HTML. What is not its own text (notes, definitions) is in elements with `data-note`; the
 * rest is the same at every fetch.
 */
export function documentHtml(reading: Reading): string {
  const page: Page = {
    ...reading,
    terms: termsOf(reading.clauses),
    defects: defectsByAnchor(findDefects(reading.clauses)),
    noteAt: notesByAnchor(reading.notes),
    explained: new Set(),
  };
  const { parts } = readHeader(reading.clauses);
  const hasTitle = parts.some(({ kind }) => kind === 'title');
  const header = parts.map((part) => headerHtml(part, page));
  const sections = outline(reading.clauses).map(({ heading, parts }) => {
    page.explained.clear();
    const title = heading
      ? html`${headingHtml(heading, page, hasTitle)}${notesAfter(heading.anchor, page)}`
      : html``;
    const label = heading ? html` aria-labelledby="${heading.anchor}"` : html``;
    const body = parts.map((part) => partHtml(part, page));
    return html`<section class="policy-section"${label}>${title}${body}</section>`;
  });
  return html`${header}${sections}${definitions(page)}`.markup;
}

/** Sections and the numbers of their clauses. The capitals of the headings are set in sentence case by the style. */
export function contentsHtml(clauses: readonly EditionClause[]): string {
  const sections = outline(clauses).map(({ heading, parts }) => {
    const numbers = parts.flatMap((part) =>
      part.kind === 'one' && part.block.kind === 'clause' && part.block.level === 2
        ? [html`<li><a href="#${part.block.anchor}">${clauseName(part.block.anchor)}</a></li>`]
        : [],
    );
    const title = heading
      ? html`<a href="#${heading.anchor}" class="contents-section"><span>${printedNumber(heading.raw, heading.kind)}</span> <span class="contents-name">${heading.text}</span></a>`
      : html``;
    const list = numbers.length > 0 ? html`<ul>${numbers}</ul>` : html``;
    return html`<li>${title}${list}</li>`;
  });
  return html`<ol class="contents">${sections}</ol>`.markup;
}
