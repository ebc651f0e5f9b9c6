import { markerOf } from './marker.rules';
import type { ComparedBlock } from './match-pairs.rules';
import { joinRuns, tidyRuns, type WordRun, wordRuns } from './words-diff.rules';

/** How many characters of a block stand before its words: white space, dash and printed number. */
export function headLength({ raw, kind }: Pick<ComparedBlock, 'raw' | 'kind'>): number {
  const start = raw.trimStart();
  const marker = kind === 'paragraph' ? null : markerOf(start);
  return raw.length - start.length + (marker?.length ?? 0);
}

const isFolded = (char: string) => /[ \t\r\n\f\v]/.test(char);

/** Which characters of `raw` are shown, in order, as those of `text`; null when `text` was not made from `raw`. */
function shownPlaces(block: ComparedBlock): Uint8Array | null {
  const { raw, text } = block;
  const places = new Uint8Array(raw.length);
  let at = headLength(block);
  for (let shown = 0; shown < text.length; shown++) {
    const char = text.charAt(shown);
    while (at < raw.length && raw[at] !== char && !(char === ' ' && isFolded(raw.charAt(at)))) at++;
    if (at === raw.length) return null;
    places[at++] = 1;
  }
  return places;
}

type ShownSide = { text: string; places: Uint8Array };

/** Gives for one character of `raw` after the other what is shown of it, nothing for what is taken away. */
function charReader({ text, places }: ShownSide) {
  let [at, shown] = [0, 0];
  return () => (places[at++] ? text.charAt(shown++) : '');
}

function* shownOf(runs: Iterable<WordRun>, before: ShownSide, after: ShownSide): Generator<WordRun> {
  const [readOld, readNew] = [charReader(before), charReader(after)];
  for (const { kind, text } of runs) {
    for (let step = 0; step < text.length; step++) {
      const was = kind === 'added' ? '' : readOld();
      const is = kind === 'removed' ? '' : readNew();
      // A `**` that has lost its pair is shown, so what both sides have can be shown on one side only.
      if (was === is) yield { kind: 'same', text: was };
      else {
        yield { kind: 'removed', text: was };
        yield { kind: 'added', text: is };
      }
    }
  }
}

/**
 * The runs of two blocks' `raw` as runs of their shown words (`text`): the number marker, `**` and folded white
 * space taken away. `same` and `removed` joined give `before.text`, `same` and `added` give `after.text`.
 */
export function showRuns(runs: readonly WordRun[], before: ComparedBlock, after: ComparedBlock): WordRun[] {
  if (before.text === after.text) return joinRuns([{ kind: 'same', text: before.text }]);
  const [oldPlaces, newPlaces] = [shownPlaces(before), shownPlaces(after)];
  if (!oldPlaces || !newPlaces) return wordRuns(before.text, after.text);
  const [old, now] = [
    { text: before.text, places: oldPlaces },
    { text: after.text, places: newPlaces },
  ];
  return tidyRuns(shownOf(runs, old, now));
}
