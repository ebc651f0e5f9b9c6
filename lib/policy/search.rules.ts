import type { EditionClause } from './queries';

/** The longest question; longer ones are cut. */
export const longestQuery = 100;

/** One letter as it is compared: small, «ё» like «е». Never changes the length, so that places stay places. */
const foldLetter = (letter: string): string => {
  const small = letter.toLowerCase().replace('ё', 'е');
  return small.length === letter.length ? small : letter;
};
const fold = (text: string): string => Array.from(text, foldLetter).join('');

/** What was typed, as it is searched for: one line, single spaces, at most a hundred characters; null when too short. */
export function queryOf(typed: string | undefined): string | null {
  const words = [...(typed ?? '').replace(/\s+/g, ' ').trim()].slice(0, longestQuery).join('').trim();
  return words.length < 2 ? null : words;
}

/** Cuts a text at the places where the query stands. Joined, the stretches are the text. */
export function splitHits(text: string, query: string | null): { text: string; isHit: boolean }[] {
  if (!query) return [{ text, isHit: false }];
  const folded = fold(text);
  const wanted = fold(query);
  const stretches: { text: string; isHit: boolean }[] = [];
  let from = 0;
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, from)) {
    if (at > from) stretches.push({ text: text.slice(from, at), isHit: false });
    from = at + wanted.length;
    stretches.push({ text: text.slice(at, from), isHit: true });
  }
  if (from < text.length) stretches.push({ text: text.slice(from), isHit: false });
  return stretches;
}

export type Hit = { anchor: string; before: string; hit: string; after: string };

const around = 50;
const mostHits = 100;

/** The clauses in which the query stands, with a few words around its first place in each; a hundred at most. */
export function findHits(
  clauses: readonly Pick<EditionClause, 'anchor' | 'text'>[],
  query: string | null,
): Hit[] {
  if (!query) return [];
  return clauses
    .flatMap(({ anchor, text }): Hit[] => {
      const at = fold(text).indexOf(fold(query));
      if (at === -1) return [];
      const end = at + query.length;
      // Cut between words where there is a space to cut at.
      const first = at > around ? Math.max(text.indexOf(' ', at - around), at - around) : 0;
      const gap = text.lastIndexOf(' ', end + around);
      const last = text.length > end + around ? (gap > end ? gap : end + around) : text.length;
      return [
        {
          anchor,
          before: `${first > 0 ? '…' : ''}${text.slice(Math.min(first, at), at)}`,
          hit: text.slice(at, end),
          after: `${text.slice(end, last)}${last < text.length ? '…' : ''}`,
        },
      ];
    })
    .slice(0, mostHits);
}
