import type { ClauseKind } from '@/db/enums';
import { textRuns } from './display.rules';

/** A word that the policy defines in an item of its own (clause 1.1). `definition`: the item as it is shown. */
export type Term = { key: string; name: string; variants: string[]; anchor: string; definition: string };

/** What of a block is read here. */
export type TermBlock = { anchor: string; kind: ClauseKind; raw: string; text: string; level: number };

const ending =
  /^(?:[аяоеуюыийь]|[аяоеыи]м|[аяыи](?:х|ми)|[оеиы][йе]|[оеьуюи]ю|[ое](?:в|го|му)|[аяи]я|ии|и(?:е[йм]|я[мх]|ями))?$/;
const longestEnding = 4;

/** True when the word is the stem in any form of declension. Both in small letters, `ё` as `е`. */
export const isFormOf = (stem: string, word: string): boolean =>
  word.startsWith(stem) && ending.test(word.slice(stem.length));

/** A word at its place in a text; `folded` is for comparing. */
export type Word = { start: number; end: number; written: string; folded: string };

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/** The words of a text, compounds with a hyphen as one. Longer than 60 characters is no word of a language. */
export const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(wordPattern), ({ 0: written, index }) => {
    const plain = written.length > 60 ? '' : written.normalize('NFC').replaceAll('‑', '-');
    const folded = plain.toLowerCase().replaceAll('ё', 'е');
    return { start: index, end: index + written.length, written: plain, folded };
  });

const startsHigh = (word: string) => /^\p{Lu}/u.test(word);
const isAbbreviation = (word: string) => word.length <= 5 && /^\p{Lu}[\p{Lu}\p{N}]*$/u.test(word);

/** What a word keeps in all its forms; more than one for «владелец, владельца» and «рассылка, рассылок». */
function stemsOf(folded: string): string[] {
  const stem = folded.replace(/(?:[аоыи]й|[аяиь]я|[оыи]е|ее|[аяоеуюыийь])$/, '');
  if (stem.length < 3) return [folded];
  if (/ец$/.test(folded)) return [stem, `${stem.slice(0, -2)}ц`, `${stem.slice(0, -2)}ьц`];
  return /ка$/.test(folded) ? [stem, `${stem.slice(0, -1)}ок`, `${stem.slice(0, -1)}ек`] : [stem];
}

type Part = { stems: string[]; exact: string | null; high: boolean };

const partOf = ({ written, folded }: Word): Part => ({
  stems: stemsOf(folded),
  exact: isAbbreviation(written) || folded.length < 3 ? written : null,
  high: startsHigh(written),
});

const fits = ({ stems, exact, high }: Part, word: Word) =>
  exact === null
    ? stems.some((stem) => isFormOf(stem, word.folded)) && (!high || startsHigh(word.written))
    : exact === word.written;

type Variant = { term: Term; parts: Part[] };
type Index = Map<string, Variant[]>;
/** More names that begin alike, or words in a name, than any policy has: bounds the time of a hostile one. */
const most = 50;

function indexOf(terms: readonly Term[]): Index {
  const index: Index = new Map();
  const variants = terms.flatMap((term) =>
    term.variants.map((name) => ({ term, parts: wordsOf(name).slice(0, most).map(partOf) })),
  );
  for (const variant of variants) {
    const [head] = variant.parts;
    for (const stem of head?.exact ? [head.exact] : (head?.stems ?? [])) {
      const alike = index.get(stem) ?? [];
      if (alike.length < most) index.set(stem, [...alike, variant]);
    }
  }
  return index;
}

/** What the names that this word may begin are filed under. */
const headsOf = ({ written, folded }: Word) => [
  written,
  ...Array.from({ length: longestEnding + 1 }, (_, cut) => folded.slice(0, folded.length - cut)),
];

function variantAt(text: string, words: readonly Word[], at: number, index: Index): Variant | null {
  const fitsAt = (part: Part, after: number) => {
    const [before, word] = [words[at + after - 1], words[at + after]];
    const gap = after === 0 ? '' : text.slice(before?.end, word?.start);
    return word !== undefined && gap.length < 9 && gap.trim() === '' && fits(part, word);
  };
  const first = words[at];
  const alike = first ? headsOf(first).flatMap((head) => index.get(head) ?? []) : [];
  const found = alike.filter(({ parts }) => parts.every(fitsAt));
  return found.sort((a, b) => b.parts.length - a.parts.length)[0] ?? null;
}

/** All uses in the order of reading, the longest name first, none inside another. */
function usesIn(text: string, words: readonly Word[], index: Index) {
  const uses: { start: number; end: number; term: Term }[] = [];
  for (let at = 0; at < words.length; at++) {
    const variant = variantAt(text, words, at, index);
    const [first, last] = [words[at], words[at + (variant?.parts.length ?? 1) - 1]];
    if (!variant || !first || !last) continue;
    uses.push({ start: first.start, end: last.end, term: variant.term });
    at += variant.parts.length - 1;
  }
  return uses;
}

/**
 * Terms defined in items of the form «**Term** – what it means». Names joined by «и/или» are variants of one
 * term. Of two definitions of one name the first is the one that is marked.
 */
export function termsOf(blocks: readonly TermBlock[]): Term[] {
  return blocks.flatMap(({ anchor, kind, raw, text }): Term[] => {
    if (kind !== 'item') return [];
    const [head, tail] = textRuns(raw, kind);
    const name = head?.text.trim() ?? '';
    if (!head?.bold || name.length > 200 || !/^\s*[-–—]\s/.test(tail?.text.slice(0, 9) ?? '')) return [];
    const variants = name.split(/\s(?:и\/или|и \(или\)|или)\s/).filter((one) => wordsOf(one).length > 0);
    return variants.length > 0 ? [{ key: `t-${anchor}`, name, variants, anchor, definition: text }] : [];
  });
}

/** A part of a text; with `term` it is a use of that term. */
export type Stretch = { text: string; term: Term | null };

/**
 * Cuts shown words into stretches: one with a `term` uses it. Only the first use of each term is marked, and
 * none in the item that defines it (`ownAnchor`). The texts joined are the given text.
 */
export function markTerms(text: string, terms: readonly Term[], ownAnchor?: string): Stretch[] {
  const marked = new Set<string>();
  const stretches: Stretch[] = [];
  let from = 0;
  for (const { start, end, term } of usesIn(text, wordsOf(text), indexOf(terms))) {
    if (term.anchor === ownAnchor || marked.has(term.key)) continue;
    marked.add(term.key);
    if (start > from) stretches.push({ text: text.slice(from, start), term: null });
    stretches.push({ text: text.slice(start, end), term });
    from = end;
  }
  if (from < text.length) stretches.push({ text: text.slice(from), term: null });
  return stretches;
}

/** Words that documents of this kind use as terms: one use without a definition is enough to report them. */
const usual = indexOf(
  'Пользователь,Приложение,Мобильное приложение,Сайт,Личный кабинет,Стороны,Договор,Публичная оферта,Компания'
    .split(',')
    .map((name) => ({ key: name, name, variants: [name], anchor: '', definition: '' })),
);
/** Stems of names that are written large for another reason than a definition. */
const properNames = 'республик казахстан закон кодекс конституци президент министерств директор'.split(' ');

const isInside = (text: string, start: number) =>
  /[^\s.!?…:;)–—«"„([-][\s«"„([]*$/.test(text.slice(Math.max(0, start - 20), start));

/** The shortest stem that a word may have: one name for all its forms. */
const stemOf = (word: Word) =>
  headsOf(word).findLast((stem) => stem.length > 2 && isFormOf(stem, word.folded)) ?? word.folded;

/** Words written large, neither in quotes nor among `known`; `enough` uses inside a sentence make one a term. */
function largeWords(text: string, known: ReadonlySet<string>) {
  const shown = text.replace(/«[^«»]{0,300}»/g, (quote) => '·'.repeat(quote.length));
  const words = wordsOf(shown);
  const uses = new Map(usesIn(shown, words, usual).map((use) => [use.start, use]));
  let until = 0;
  return words.flatMap((word) => {
    const isLarge = /^\p{Lu}\p{Ll}[\p{Script=Cyrillic}-]*$/u.test(word.written) && word.start >= until;
    if (!isLarge || headsOf(word).some((stem) => known.has(stem) && isFormOf(stem, word.folded))) return [];
    const use = uses.get(word.start);
    until = use?.end ?? word.end;
    const { name, key } = use?.term ?? { name: word.written, key: stemOf(word) };
    return [{ name, key, inside: isInside(shown, word.start), enough: use ? 1 : 3 }];
  });
}

export type UndefinedTerm = { word: string; uses: number; anchors: string[] };

/**
 * Words used like terms, written large in the middle of a sentence, that no item defines; in the order of first
 * use. `word`: the nominative of a usual term, otherwise as first met; `uses` counts those at the start, too.
 */
export function undefinedTerms(blocks: readonly TermBlock[]): UndefinedTerm[] {
  const shortNames = blocks.flatMap(({ text }) =>
    Array.from(text.matchAll(/далее\s{0,3}[–—-]\s{0,3}[«"„]?([\p{L}-]{1,60})/gu), ([, name = '']) => name),
  );
  const names = [...termsOf(blocks).flatMap(({ variants }) => variants), ...shortNames].flatMap(wordsOf);
  const stems = names.flatMap(({ written, folded }) => (startsHigh(written) ? stemsOf(folded) : []));
  const known = new Set([...properNames, ...stems]);
  const byKey = new Map<string, { word: string; uses: number; missing: number; at: Set<string> }>();
  for (const { anchor, text } of blocks.filter(({ kind, level }) => level > 0 && kind !== 'section')) {
    for (const { name, key, inside, enough } of largeWords(text, known)) {
      const so = byKey.get(key) ?? { word: name, uses: 0, missing: enough, at: new Set() };
      const missing = so.missing - (inside ? 1 : 0);
      byKey.set(key, { ...so, uses: so.uses + 1, missing, at: so.at.add(anchor) });
    }
  }
  const found = [...byKey.values()].filter(({ missing }) => missing <= 0);
  return found.map(({ word, uses, at }) => ({ word, uses, anchors: [...at] }));
}
