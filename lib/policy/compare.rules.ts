import { matchBlocks } from './match.rules';
import { type ComparedBlock, foldedWords, keptInOrder } from './match-pairs.rules';
import { headLength, showRuns } from './shown-diff.rules';
import {
  countWords,
  type DiffAllowance,
  diffAllowance,
  joinRuns,
  type WordRun,
  wordRuns,
} from './words-diff.rules';

export type { ComparedBlock, WordRun };

/**
 * What became of a clause. `unchanged`: the same words under the same number; white space, a dash or bold type
 * may differ, see `runs`. `changed`: in its place, reworded or renumbered or both. `moved`: at another place in
 * the order of reading and not just pushed by others; it may be reworded and renumbered too. `renumbered`: the
 * printed number differs, «1.» and «1)» among others. `reworded`: the words without it differ, white space
 * folded. `runs` go over `raw` without a loss: `same` and `removed` joined are the old one, `same` and `added`
 * the new one.
 */
export type ClauseChange<B> = {
  kind: 'unchanged' | 'changed' | 'moved' | 'added' | 'removed';
  before: B | null;
  after: B | null;
  renumbered: boolean;
  reworded: boolean;
  runs: WordRun[];
};

/**
 * How many changes there are of each kind, how many clauses got another number whatever their kind, and how
 * many shown words came and went.
 */
export type ComparisonSummary = Record<ClauseChange<unknown>['kind'], number> & {
  renumbered: number;
  wordsAdded: number;
  wordsRemoved: number;
};

/**
 * `changes` in the order of reading of the new document, a removed clause after its last old neighbour that
 * keeps its place. `oldOrder`: the places in `changes` in the order of reading of the old document.
 */
export type Comparison<B> = { changes: ClauseChange<B>[]; oldOrder: number[]; summary: ComparisonSummary };

/**
 * Compares two editions clause by clause, whatever their numbers. Every block of either side is in exactly one
 * change. The answer depends on the two documents only; hostile ones get a coarser answer instead of more
 * time. Never throws.
 */
export function compareEditions<B extends ComparedBlock>(
  before: readonly B[],
  after: readonly B[],
): Comparison<B> {
  const pairs = matchBlocks(before, after);
  const kept = keptInOrder(pairs);
  const allowance = diffAllowance();
  const changes: ClauseChange<B>[] = [];
  const oldOrder = new Array<number>(before.length).fill(-1);
  const note = (old: number, now: number) => {
    if (old !== -1) oldOrder[old] = changes.length;
    changes.push(changeOf(before[old] ?? null, after[now] ?? null, kept[old] === 0, allowance));
  };
  const gone = removedBehind(pairs.toAfter, kept);
  const noteGone = (neighbour: number) => {
    for (const old of gone.get(neighbour) ?? []) note(old, -1);
  };
  noteGone(-1);
  pairs.toBefore.forEach((old, now) => {
    note(old, now);
    if (old !== -1) noteGone(old);
  });
  return { changes, oldOrder, summary: summaryOf(changes) };
}

/** The removed old places by the last old place before them that keeps its place, -1 for none. */
function removedBehind(toAfter: Int32Array, kept: Uint8Array): Map<number, number[]> {
  const gone = new Map<number, number[]>();
  let neighbour = -1;
  toAfter.forEach((now, old) => {
    if (kept[old]) neighbour = old;
    if (now !== -1) return;
    const there = gone.get(neighbour);
    if (there) there.push(old);
    else gone.set(neighbour, [old]);
  });
  return gone;
}

function changeOf<B extends ComparedBlock>(
  before: B | null,
  after: B | null,
  isMoved: boolean,
  allowance: DiffAllowance,
): ClauseChange<B> {
  if (!before || !after) {
    const kind = before ? 'removed' : 'added';
    const runs = [{ kind, text: (before ?? after)?.raw ?? '' } as const];
    return { kind, before, after, renumbered: false, reworded: false, runs };
  }
  const renumbered = before.number !== after.number || before.kind !== after.kind;
  const reworded = foldedWords(before.text) !== foldedWords(after.text);
  const kind = isMoved ? 'moved' : reworded || renumbered ? 'changed' : 'unchanged';
  return { kind, before, after, renumbered, reworded, runs: rawRuns(before, after, allowance) };
}

/** The number and the words are compared apart, so that a number is never taken for one that the words name. */
function rawRuns(before: ComparedBlock, after: ComparedBlock, allowance: DiffAllowance): WordRun[] {
  if (before.raw === after.raw) return [{ kind: 'same', text: before.raw }];
  const [old, now] = [headLength(before), headLength(after)];
  return joinRuns([
    ...wordRuns(before.raw.slice(0, old), after.raw.slice(0, now), allowance),
    ...wordRuns(before.raw.slice(old), after.raw.slice(now), allowance),
  ]);
}

function summaryOf(changes: readonly ClauseChange<ComparedBlock>[]): ComparisonSummary {
  const summary: ComparisonSummary = {
    added: 0,
    removed: 0,
    changed: 0,
    moved: 0,
    renumbered: 0,
    unchanged: 0,
    wordsAdded: 0,
    wordsRemoved: 0,
  };
  for (const change of changes) {
    summary[change.kind]++;
    if (change.renumbered) summary.renumbered++;
    for (const { kind, text } of shownRuns(change)) {
      if (kind === 'added') summary.wordsAdded += countWords(text);
      if (kind === 'removed') summary.wordsRemoved += countWords(text);
    }
  }
  return summary;
}

const side = (runs: readonly WordRun[], without: WordRun['kind']) =>
  runs.map(({ kind, text }) => (kind === without ? '' : text)).join('');

/**
 * Makes the new text out of the old one: joined `raw` of the old blocks in, joined `raw` of the new ones out.
 * @throws RangeError when `oldText` is not the text that was compared, character for character.
 */
export function applyComparison(oldText: string, comparison: Comparison<ComparedBlock>): string {
  const { changes, oldOrder } = comparison;
  const old = oldOrder.map((at) => side(changes[at]?.runs ?? [], 'added')).join('');
  if (old !== oldText) throw new RangeError('comparison: another old text');
  return changes.map(({ runs }) => side(runs, 'removed')).join('');
}

/**
 * The runs of a change as they are read: over the shown words, without number marker, `**` and folded white
 * space. `same` and `removed` joined are `before.text`, `same` and `added` are `after.text`. A clause without
 * words has no runs.
 */
export function shownRuns({ before, after, runs }: ClauseChange<ComparedBlock>): WordRun[] {
  if (before && after) return showRuns(runs, before, after);
  return joinRuns([{ kind: before ? 'removed' : 'added', text: (before ?? after)?.text ?? '' }]);
}
