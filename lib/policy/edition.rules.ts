import { dateOfDay, dayNumber, isLocalDate } from '@/lib/deadlines/almaty.rules';

/** The facts by which an edition is chosen; dates are 'YYYY-MM-DD' in Asia/Almaty. */
export type EditionDates = { number: number; effectiveFrom: string };

export type InForce<E> =
  | { kind: 'found'; edition: E }
  | { kind: 'before_first'; first: E }
  | { kind: 'none' }
  | { kind: 'malformed' };

const earlierFirst = (a: EditionDates, b: EditionDates) =>
  a.effectiveFrom === b.effectiveFrom ? a.number - b.number : a.effectiveFrom < b.effectiveFrom ? -1 : 1;

/**
 * The edition in force on a day: the last one that had come into force by then (clause 6.1: from the day of
 * approval until it is declared invalid). Of two from the same day the later number holds.
 */
export function editionOn<E extends EditionDates>(editions: readonly E[], date: string): InForce<E> {
  if (!isLocalDate(date)) return { kind: 'malformed' };
  const inOrder = [...editions].sort(earlierFirst);
  const edition = inOrder.findLast((one) => one.effectiveFrom <= date);
  if (edition) return { kind: 'found', edition };
  const first = inOrder[0];
  return first ? { kind: 'before_first', first } : { kind: 'none' };
}

const dayBefore = (date: string) => dateOfDay(dayNumber(date) - 1);

export type Standing = { state: 'future' | 'in_force' | 'replaced' | 'never'; until: string | null };

/**
 * How an edition stands on `today`: not yet in force, in force, replaced, or never in force (another one of
 * the same day took its place). `until` is its last day, null while no later edition is known.
 */
export function standingOf(editions: readonly EditionDates[], number: number, today: string): Standing {
  const inOrder = [...editions].sort(earlierFirst);
  const at = inOrder.findIndex((one) => one.number === number);
  const own = inOrder[at];
  const next = inOrder[at + 1];
  if (!own) return { state: 'never', until: null };
  if (next?.effectiveFrom === own.effectiveFrom) return { state: 'never', until: null };
  const until = next ? dayBefore(next.effectiveFrom) : null;
  if (today < own.effectiveFrom) return { state: 'future', until };
  return { state: until !== null && until < today ? 'replaced' : 'in_force', until };
}
