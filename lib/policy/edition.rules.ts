import { dateOfDay, dayNumber, isLocalDate } from '@/lib/deadlines/almaty.rules';

/**
 * The facts by which an edition is chosen; dates are 'YYYY-MM-DD' in Asia/Almaty. `repealedFrom` is the first day on
 * which it is declared invalid without another one in its place.
 */
export type EditionDates = { number: number; effectiveFrom: string; repealedFrom?: string | null };

export type InForce<E> =
  | { kind: 'found'; edition: E }
  | { kind: 'before_first'; first: E }
  | { kind: 'repealed'; edition: E }
  | { kind: 'none' }
  | { kind: 'malformed' };

const earlierFirst = (a: EditionDates, b: EditionDates) =>
  a.effectiveFrom === b.effectiveFrom ? a.number - b.number : a.effectiveFrom < b.effectiveFrom ? -1 : 1;

const isRepealed = ({ repealedFrom }: EditionDates, date: string) => !!repealedFrom && repealedFrom <= date;

/**
 * The edition in force on a day: the last one that had come into force by then (clause 6.1: from the day of
 * approval until it is declared invalid). Of two from the same day the later number holds.
 */
export function editionOn<E extends EditionDates>(editions: readonly E[], date: string): InForce<E> {
  if (!isLocalDate(date)) return { kind: 'malformed' };
  const inOrder = [...editions].sort(earlierFirst);
  const edition = inOrder.findLast((one) => one.effectiveFrom <= date);
  if (edition) return { kind: isRepealed(edition, date) ? 'repealed' : 'found', edition };
  const first = inOrder[0];
  return first ? { kind: 'before_first', first } : { kind: 'none' };
}

const dayBefore = (date: string) => dateOfDay(dayNumber(date) - 1);

export type Standing = {
  state: 'future' | 'in_force' | 'replaced' | 'repealed' | 'never';
  until: string | null;
};

/**
 * How an edition stands on `today`: not yet in force, in force, replaced, repealed, or never in force (another one of
 * the same day took its place, or it was repealed from its first day). `until` is its last day, null while neither a later edition nor a repeal is known.
 */
export function standingOf(editions: readonly EditionDates[], number: number, today: string): Standing {
  const inOrder = [...editions].sort(earlierFirst);
  const at = inOrder.findIndex((one) => one.number === number);
  const own = inOrder[at];
  const next = inOrder[at + 1];
  if (!own) return { state: 'never', until: null };
  if (next?.effectiveFrom === own.effectiveFrom || isRepealed(own, own.effectiveFrom))
    return { state: 'never', until: null };
  const repealed = own.repealedFrom ?? null;
  const isRepealFirst = repealed !== null && (!next || repealed < next.effectiveFrom);
  const end = isRepealFirst ? repealed : (next?.effectiveFrom ?? null);
  const until = end === null ? null : dayBefore(end);
  if (today < own.effectiveFrom) return { state: 'future', until };
  if (until === null || today <= until) return { state: 'in_force', until };
  return { state: isRepealFirst ? 'repealed' : 'replaced', until };
}

/** The next edition that is published but not yet in force on `today` and will be, or null. */
export function comingEdition<E extends EditionDates>(editions: readonly E[], today: string): E | null {
  const coming = editions.filter(({ effectiveFrom }) => effectiveFrom > today).sort(earlierFirst);
  const holding = coming.filter(
    (one, at) => coming[at + 1]?.effectiveFrom !== one.effectiveFrom && !isRepealed(one, one.effectiveFrom),
  );
  return holding[0] ?? null;
}
