import type { EditionDates } from './edition.rules';

/** Editions on one page of the archive. */
export const editionsPerPage = 10;

/**
 * One row of the archive. `previous` is the number of the edition before it, null for the first. `neighbours` are the
 * edition and the one that comes into force after it: all that `standingOf` needs to know.
 */
export type ArchiveRow<E> = { edition: E; previous: number | null; neighbours: E[] };

/** A page of the archive, the newest first. `first` and `last` count rows from 1; all is 0 in an empty archive. */
export type ArchivePage<E> = {
  page: number;
  pages: number;
  rows: ArchiveRow<E>[];
  first: number;
  last: number;
  total: number;
};

const laterFirst = (a: EditionDates, b: EditionDates) =>
  a.effectiveFrom === b.effectiveFrom ? b.number - a.number : a.effectiveFrom < b.effectiveFrom ? 1 : -1;

/** The page that an address asks for: past the last one it is the last, and what is no number is the first. */
function pageNumber(asked: unknown, pages: number): number {
  if (typeof asked !== 'string' || !/^[0-9]{1,9}$/.test(asked)) return 1;
  return Math.min(Math.max(Number(asked), 1), Math.max(pages, 1));
}

/** Cuts one page out of the archive. Only the rows of the page cost anything beyond one sort. */
export function archivePage<E extends EditionDates>(editions: readonly E[], asked: unknown): ArchivePage<E> {
  const inOrder = [...editions].sort(laterFirst);
  const numbers = editions.map(({ number }) => number).sort((a, b) => a - b);
  const total = inOrder.length;
  const pages = Math.ceil(total / editionsPerPage);
  const page = pageNumber(asked, pages);
  const start = (page - 1) * editionsPerPage;
  const rows = inOrder.slice(start, start + editionsPerPage).map((edition, at): ArchiveRow<E> => {
    const next = inOrder[start + at - 1];
    return {
      edition,
      previous: numbers[numbers.indexOf(edition.number) - 1] ?? null,
      neighbours: next ? [edition, next] : [edition],
    };
  });
  return { page, pages, rows, first: rows.length > 0 ? start + 1 : 0, last: start + rows.length, total };
}

/** The edition that ends the chain: the one with the highest number, null in an empty archive. */
export const headOf = <E extends EditionDates>(editions: readonly E[]): E | null =>
  editions.reduce<E | null>((head, one) => (head && head.number > one.number ? head : one), null);
