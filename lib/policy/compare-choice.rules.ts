import { editionNumber } from './schema';

/** `from` is the document as it was, `to` as it became. */
export type CompareSide = 'from' | 'to';
export type ChoiceFault = 'missing' | 'malformed' | 'unknown' | 'repeated';

/**
 * What was asked for: nothing to choose from, no question yet (`preset` is the newest edition and the one before it),
 * a question that cannot be answered, an edition with itself, or two editions. `reversed`: from the higher number down.
 */
export type CompareChoice =
  | { kind: 'empty' }
  | { kind: 'single'; number: number }
  | { kind: 'unasked'; preset: Record<CompareSide, number> }
  | {
      kind: 'wrong';
      /** What was typed, shortened; undefined where nothing can be shown. */
      typed: Record<CompareSide, string | undefined>;
      faults: Partial<Record<CompareSide, ChoiceFault>>;
    }
  | { kind: 'same'; number: number }
  | { kind: 'chosen'; from: number; to: number; reversed: boolean };

/** The longest typed value that is shown again, in characters. */
const longestShown = 40;

type Read = { number: number } | { fault: ChoiceFault };

function read(given: unknown, numbers: ReadonlySet<number>): Read {
  if (Array.isArray(given)) return { fault: 'repeated' };
  if (typeof given !== 'string' || given.trim() === '') return { fault: 'missing' };
  const number = editionNumber(given.trim());
  if (number === null) return { fault: /^[0-9]{1,6}$/.test(given.trim()) ? 'unknown' : 'malformed' };
  return numbers.has(number) ? { number } : { fault: 'unknown' };
}

/** What is shown of a typed value: at most forty characters, none that turns the line around. */
function shown(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  // A slice first: nobody needs ten thousand characters counted.
  const characters = [
    ...given
      .slice(0, longestShown * 4)
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim(),
  ];
  const cut = characters.slice(0, longestShown).join('');
  return characters.length > longestShown ? `${cut}…` : cut;
}

/** Reads what came in the address of the comparison page; `numbers` are those of the published editions. */
export function readChoice(
  given: Partial<Record<CompareSide, unknown>>,
  numbers: readonly number[],
): CompareChoice {
  const inOrder = [...numbers].sort((a, b) => a - b);
  const newest = inOrder.at(-1);
  if (newest === undefined) return { kind: 'empty' };
  if (given.from === undefined && given.to === undefined) {
    const before = inOrder.at(-2);
    return before === undefined
      ? { kind: 'single', number: newest }
      : { kind: 'unasked', preset: { from: before, to: newest } };
  }
  const known = new Set(numbers);
  const [from, to] = [read(given.from, known), read(given.to, known)];
  if ('fault' in from || 'fault' in to) {
    return {
      kind: 'wrong',
      typed: { from: shown(given.from), to: shown(given.to) },
      faults: {
        ...('fault' in from ? { from: from.fault } : {}),
        ...('fault' in to ? { to: to.fault } : {}),
      },
    };
  }
  if (from.number === to.number) return { kind: 'same', number: from.number };
  return { kind: 'chosen', from: from.number, to: to.number, reversed: from.number > to.number };
}
