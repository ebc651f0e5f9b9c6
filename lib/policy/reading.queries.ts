import 'server-only';
import type { Locale } from '@/db/enums';
import type { Actor } from '@/lib/actor';
import { sha256 } from '@/lib/crypto/hash.rules';
import { translator } from '@/lib/i18n/translator';
import { authorize } from '@/lib/permissions';
import { remembered } from './cache';
import { type ClauseNote, listNotes } from './note.queries';
import { joinNotes } from './note-html.rules';
import { parsePolicy } from './parse.rules';
import { type EditionClause, getEdition } from './queries';
import { contentsHtml, documentHtml } from './reading-html.rules';
import { findHits, type Hit } from './search.rules';
import { getTranslation, type Translation } from './translation.queries';

/** A text as HTML ready to be put into a page; `key` tells one from another. */
export type PreparedHtml = { key: string; markup: string };
export type PreparedText = { document: PreparedHtml; contents: PreparedHtml };

const prepared = (markup: string): PreparedHtml => ({ key: sha256(markup).slice(0, 32), markup });

const noteIn = (locale: Locale) => (note: ClauseNote) => ({ ...note, text: note[locale] });

async function prepare(
  clauses: readonly EditionClause[],
  options: { textLocale: Locale; pageLocale: Locale; notes: readonly ClauseNote[]; query?: string | null },
): Promise<PreparedText> {
  const { textLocale, pageLocale, query = null } = options;
  const say = await translator(pageLocale, 'policy');
  const notes = joinNotes(options.notes.map(noteIn(pageLocale)));
  return {
    document: prepared(documentHtml({ clauses, textLocale, pageLocale, notes, say, query })),
    contents: prepared(contentsHtml(clauses)),
  };
}

/**
 * The text of an edition for a page in a language, with the notes that hold. With a query the places where it stands
 * are marked and listed. @throws AppError not_found.
 */
export async function getReading(
  actor: Actor,
  { number, locale, query = null }: { number: number; locale: Locale; query?: string | null },
): Promise<PreparedText & { hits: Hit[] }> {
  authorize(actor, 'policy.read');
  const edition = await getEdition(actor, number);
  const make = async () => {
    const notes = await listNotes(actor, number);
    return prepare(edition.clauses, { textLocale: edition.locale, pageLocale: locale, notes, query });
  };
  if (query) return { ...(await make()), hits: findHits(edition.clauses, query) };
  return { ...(await remembered(`reading ${number} ${locale}`, make)), hits: [] };
}

/** The text of a translation for a page. Notes stand beside the approved text only. @throws AppError not_found. */
export async function getTranslationReading(
  actor: Actor,
  { edition, locale, pageLocale }: { edition: number; locale: Locale; pageLocale: Locale },
): Promise<PreparedText & { translation: Translation }> {
  authorize(actor, 'policy.read');
  const { sourceText, ...translation } = await getTranslation(actor, { edition, locale });
  const text = await remembered(`translated ${edition} ${locale} ${pageLocale}`, () =>
    prepare(parsePolicy(sourceText).blocks, { textLocale: locale, pageLocale, notes: [] }),
  );
  return { ...text, translation };
}
