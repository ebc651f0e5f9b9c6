import type { Locale, NoteKind } from '@/db/enums';
import { href } from '@/lib/i18n/routing';
import type { PolicyDefect } from './defects.rules';
import { controlPath, isNoteControl } from './note-controls.rules';
import { html, type SafeHtml } from './safe-html.rules';

/** Words of the portal in the language of the page: keys of `policy`. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

type Note = { anchor: string; kind: NoteKind; text: string; control: string | null };
/** What staff say beside one clause, in the language of the page. */
export type ClauseNotes = { anchor: string; notes: readonly Note[] };

type Page = { say: Say; pageLocale: Locale };

/** Notes joined by the clause they stand beside; what the portal does comes before what the law says. */
export const joinNotes = (notes: readonly Note[]): ClauseNotes[] => {
  const places = new Map<string, Note[]>();
  for (const note of notes) places.set(note.anchor, [...(places.get(note.anchor) ?? []), note]);
  return [...places].map(([anchor, here]) => ({
    anchor,
    notes: here.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'how' ? -1 : 1)),
  }));
};

export const notesByAnchor = (notes: readonly ClauseNotes[]): Map<string, ClauseNotes> =>
  new Map(notes.map((one) => [one.anchor, one]));

function oneNote({ kind, text, control }: Note, { say, pageLocale }: Page): SafeHtml {
  const label = kind === 'law' ? html`<b>${say('notes.lawLabel')}</b> ` : html``;
  const link =
    control && isNoteControl(control)
      ? html` <a href="${href(pageLocale, controlPath(control))}">${say(`notes.controls.${control}`)}</a>`
      : html``;
  return html`<p>${label}${text}${link}</p>`;
}

/** «Как это работает в портале», folded; says on its face when the law differs from the text. */
export function noteHtml(here: ClauseNotes | undefined, page: Page): SafeHtml {
  if (!here || here.notes.length === 0) return html``;
  const isLaw = here.notes.some(({ kind }) => kind === 'law');
  const isHow = here.notes.some(({ kind }) => kind === 'how');
  const title = page.say(isLaw ? (isHow ? 'notes.both' : 'notes.law') : 'notes.how');
  const look = isLaw ? 'policy-aside policy-aside-law' : 'policy-aside';
  return html`<details class="${look}" data-note="" data-print="no" lang="${page.pageLocale}"><summary>${title}</summary>${here.notes.map((note) => oneNote(note, page))}</details>`;
}

function defectWords(defect: PolicyDefect, say: Say): string {
  switch (defect.kind) {
    case 'repeat':
      return say('notes.repeat', { number: defect.number, count: defect.anchors.length });
    case 'gap':
      return defect.from === defect.to
        ? say('notes.gap', { number: defect.from })
        : say('notes.gaps', { from: defect.from, to: defect.to });
    case 'order':
      return say('notes.order', { number: defect.number });
    case 'continued':
      return say('notes.continued');
  }
}

/** The portal's own remarks on the numbering, in the language of the page; never a part of the approved text. */
export function defectNotes(anchor: string, defects: readonly PolicyDefect[], page: Page): SafeHtml[] {
  return defects.map((defect) => {
    const others =
      defect.kind === 'repeat'
        ? defect.anchors.flatMap((other, at) =>
            other === anchor ? [] : [html` <a href="#${other}">${`${defect.number} (${at + 1})`}</a>`],
          )
        : [];
    const lead = others.length > 0 ? ` ${page.say('notes.others')}` : '';
    return html`<div role="note" data-note="" data-print="no" lang="${page.pageLocale}" class="policy-note"><b>${page.say('notes.label')}</b> ${defectWords(defect, page.say)}${lead}${others}</div>`;
  });
}
