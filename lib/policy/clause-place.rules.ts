/**
 * Where a block stands, as its anchor tells it. `owner` is the clause or section it is or belongs to, `header` before
 * any; `child` is its own part below that. `turn` counts blocks that bear the same number, null for the only one.
 */
export type ClausePlace = {
  owner: 'header' | 'section' | 'clause';
  number: string;
  turn: number | null;
  child: { kind: 'item' | 'paragraph'; number: string; turn: number | null } | null;
};

const shape =
  /^(?:h|(?<owner>[sc])-(?<number>[0-9.]+)(?:-(?<turn>[0-9]+))?)(?:-(?<child>[ip])(?<childNumber>[0-9.]+)(?:-(?<childTurn>[0-9]+))?)?$/;

const turnOf = (text: string | undefined) => (text === undefined ? null : Number(text));

/** Reads an anchor of `parsePolicy` («c-3.4-2-i1»); null for what is none. */
export function placeOfAnchor(anchor: string): ClausePlace | null {
  const found = shape.exec(anchor)?.groups;
  if (!found) return null;
  const { owner, number = '', turn, child, childNumber = '', childTurn } = found;
  return {
    owner: owner === 's' ? 'section' : owner === 'c' ? 'clause' : 'header',
    number,
    turn: turnOf(turn),
    child: child
      ? { kind: child === 'i' ? 'item' : 'paragraph', number: childNumber, turn: turnOf(childTurn) }
      : null,
  };
}

/** A number with its turn: «3.4», or «3.4 (2)» for the second that bears it. */
export const numberWithTurn = ({ number, turn }: { number: string; turn: number | null }): string =>
  turn === null ? number : `${number} (${turn})`;

/**
 * True when a reader calls the two places by different numbers. Turns and the count of paragraphs do not count: they
 * shift when something else is added, and nobody renumbered them.
 */
export function isOtherPlace(before: ClausePlace, after: ClausePlace): boolean {
  const name = ({ owner, number, child }: ClausePlace) =>
    `${owner} ${number} ${child?.kind ?? ''} ${child?.kind === 'item' ? child.number : ''}`;
  return name(before) !== name(after);
}
