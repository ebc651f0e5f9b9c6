import { diffArrays } from 'diff';

/** A stretch of characters that both texts have, or that only the new (`added`) or the old one (`removed`) has. */
export type WordRun = { kind: 'same' | 'added' | 'removed'; text: string };

/** What may still be spent on comparing words, in steps of about a tenth of a microsecond. */
export type DiffAllowance = { steps: number };

/**
 * A fresh allowance for one comparison of two documents. It is counted in steps and not in time, so that the
 * same two documents give the same answer on every machine.
 */
export const diffAllowance = (): DiffAllowance => ({ steps: 30_000_000 });

/** A word or a mark with the white space before it. The last piece of a text has no word. */
type Piece = { space: string; word: string };
type Edit = { kind: WordRun['kind']; count: number };
/** A change and what stands unchanged after it. */
type Stretch = { removed: string; added: string; same: string };

const inWord = '[\\p{L}\\p{M}\\p{N}_]+';
// «Бэк-офис», «5.1», «pbo.kz» and «м'ята» are one word each; every other character stands alone.
const piece = new RegExp(`(\\s*)(${inWord}(?:[-\\u2011'’ʼ.]${inWord})*|\\S)|\\s+$`, 'gu');
const word = new RegExp(`${inWord}(?:[-\\u2011'’ʼ.]${inWord})*`, 'gu');
const letter = /[\p{L}\p{N}]/u;
const longestIsland = 3;
const mostEdits = 1000;

/** How many words a text has: stretches of letters and digits, hyphens and inner points included. */
export const countWords = (text: string): number => text.match(word)?.length ?? 0;

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = '';
  for (const [all, space, core] of text.matchAll(piece)) {
    if (core === undefined) end = all;
    else pieces.push({ space: space ?? '', word: core });
  }
  pieces.push({ space: end, word: '' });
  return pieces;
}

/** The most edits that are affordable: comparing `pieces` pieces with n edits takes n × (pieces + n) steps at most. */
function affordableEdits(pieces: number, steps: number): number {
  const edits = Math.floor((Math.sqrt(pieces * pieces + 4 * Math.max(steps, 0)) - pieces) / 2);
  return Math.min(edits, mostEdits);
}

function editsOf(before: readonly Piece[], after: readonly Piece[], allowance: DiffAllowance): Edit[] {
  const replaced: Edit[] = [
    { kind: 'removed', count: before.length },
    { kind: 'added', count: after.length },
  ];
  if (before.length === 0 || after.length === 0) return replaced;
  const size = before.length + after.length;
  const maxEditLength = affordableEdits(size, allowance.steps);
  if (Math.abs(before.length - after.length) > maxEditLength) return replaced;
  const names = new Map<string, number>();
  const nameOf = ({ word: core }: Piece) => {
    const name = names.get(core) ?? names.size;
    names.set(core, name);
    return name;
  };
  const found = diffArrays(before.map(nameOf), after.map(nameOf), { maxEditLength });
  const edits = found?.reduce((sum, one) => sum + (one.added || one.removed ? one.count : 0), 0);
  const spent = edits ?? maxEditLength;
  allowance.steps -= spent * (size + spent);
  return (
    found?.map(({ added, removed, count }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      count,
    })) ?? replaced
  );
}

/** Runs with equal neighbours joined and empty ones left out. */
export function joinRuns(runs: Iterable<WordRun>): WordRun[] {
  const joined: WordRun[] = [];
  for (const { kind, text } of runs) {
    const last = joined.at(-1);
    if (text === '') continue;
    if (last?.kind === kind) last.text += text;
    else joined.push({ kind, text });
  }
  return joined;
}

function stretchesOf(runs: Iterable<WordRun>): Stretch[] {
  let last: Stretch = { removed: '', added: '', same: '' };
  const stretches = [last];
  for (const { kind, text } of runs) {
    if (kind !== 'same' && last.same !== '') {
      last = { removed: '', added: '', same: '' };
      stretches.push(last);
    }
    last[kind] += text;
  }
  return stretches;
}

const replacesWords = ({ removed, added }: Stretch) => letter.test(removed) && letter.test(added);

const changesWords = ({ removed, added }: Stretch) => letter.test(removed) || letter.test(added);
const isIsland = (same: string) => same.length <= longestIsland && !letter.test(same);
/** A lone comma beside replaced words is read more easily as a part of one replacement. */
const growTogether = (one: Stretch, other: Stretch) =>
  isIsland(one.same) &&
  ((replacesWords(one) && changesWords(other)) || (changesWords(one) && replacesWords(other)));

function withoutIslands(stretches: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const stretch of stretches) {
    const last = kept.at(-1);
    if (last && growTogether(last, stretch)) {
      last.removed += last.same + stretch.removed;
      last.added += last.same + stretch.added;
      last.same = stretch.same;
    } else kept.push({ ...stretch });
  }
  return kept;
}

function sharedSpace(one: string, other: string, fromEnd: boolean): number {
  const most = Math.min(one.length, other.length);
  const at = (text: string, step: number) => text.charAt(fromEnd ? text.length - 1 - step : step);
  let length = 0;
  while (length < most && at(one, length) === at(other, length) && /\s/.test(at(one, length))) length++;
  return length;
}

/**
 * The same runs, easier to read: the removed words of a change before the added ones, white space that both
 * sides of a change share outside of it, no lone mark between two replaced words. Loses no character of a side.
 */
export function tidyRuns(runs: Iterable<WordRun>): WordRun[] {
  const tidy = withoutIslands(stretchesOf(runs)).flatMap(({ removed, added, same }): WordRun[] => {
    const lead = sharedSpace(removed, added, false);
    const [old, now] = [removed.slice(lead), added.slice(lead)];
    const tail = sharedSpace(old, now, true);
    return [
      { kind: 'same', text: removed.slice(0, lead) },
      { kind: 'removed', text: old.slice(0, old.length - tail) },
      { kind: 'added', text: now.slice(0, now.length - tail) },
      { kind: 'same', text: old.slice(old.length - tail) + same },
    ];
  });
  return joinRuns(tidy);
}

/**
 * What changed between two texts, by whole words and marks; no surrogate pair is split. `same` and `removed`
 * joined give `before`, `same` and `added` give `after`; two empty texts give no run. When the allowance does
 * not suffice, everything between the equal beginning and the equal end is one removed and one added run.
 */
export function wordRuns(before: string, after: string, allowance = diffAllowance()): WordRun[] {
  if (before === after) return joinRuns([{ kind: 'same', text: before }]);
  const [old, now] = [piecesOf(before), piecesOf(after)];
  const shortest = Math.min(old.length, now.length);
  let start = 0;
  while (start < shortest && old[start]?.word === now[start]?.word) start++;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end)?.word === now.at(-1 - end)?.word) end++;
  const middle = editsOf(old.slice(start, old.length - end), now.slice(start, now.length - end), allowance);
  const edits: Edit[] = [{ kind: 'same', count: start }, ...middle, { kind: 'same', count: end }];
  return tidyRuns(spellEdits(edits, old, now));
}

function* spellEdits(
  edits: Iterable<Edit>,
  old: readonly Piece[],
  now: readonly Piece[],
): Generator<WordRun> {
  let [oldAt, nowAt] = [0, 0];
  for (const { kind, count } of edits) {
    const was = kind === 'added' ? [] : old.slice(oldAt, oldAt + count);
    const is = kind === 'removed' ? [] : now.slice(nowAt, nowAt + count);
    oldAt += was.length;
    nowAt += is.length;
    if (kind === 'same') yield* spellSame(was, is);
    else yield { kind, text: [...was, ...is].map(({ space, word: core }) => space + core).join('') };
  }
}

/** Words count as equal over different white space; the space itself must not get lost. */
function* spellSame(was: readonly Piece[], is: readonly Piece[]): Generator<WordRun> {
  for (const [at, { space, word: core }] of was.entries()) {
    const other = is[at]?.space ?? '';
    if (space === other) yield { kind: 'same', text: space + core };
    else {
      yield { kind: 'removed', text: space };
      yield { kind: 'added', text: other };
      yield { kind: 'same', text: core };
    }
  }
}
