import type { ClauseKind } from '@/db/enums';

/**
 * What is odd in the numbering of an approved text. Reported, never mended.
 * `repeat`: one number on several blocks · `gap`: numbers `from`…`to` are absent before `anchor` · `order`: a
 * number that goes back · `continued`: a clause whose sentence is broken by a blank line.
 */
export type PolicyDefect =
  | { kind: 'repeat'; number: string; anchors: string[] }
  | { kind: 'gap'; from: string; to: string; anchor: string }
  | { kind: 'order'; number: string; anchor: string }
  | { kind: 'continued'; anchor: string };

type Numbered = { kind: ClauseKind; number: string | null; anchor: string; raw: string };

/** A numbered block: the list its number counts in («3.4.» for 3.4.1), the place there (1), the number before it. */
type Placed = { at: number; number: string; anchor: string; list: string; place: number; prefix: string };

function placesOf(blocks: readonly Numbered[]): Placed[] {
  let owner = '';
  return blocks.flatMap(({ kind, number, anchor }, at) => {
    if (kind === 'section' || kind === 'clause') owner = anchor;
    if (!number) return [];
    const prefix = number.slice(0, number.lastIndexOf('.') + 1);
    const list = kind === 'item' ? `${owner} items` : prefix;
    return [{ at, number, anchor, list, prefix, place: Number(number.slice(prefix.length)) }];
  });
}

type Found = { at: number; defect: PolicyDefect };

function repeats(placed: readonly Placed[]): Found[] {
  const met = new Map<string, Found & { defect: { kind: 'repeat'; anchors: string[] } }>();
  for (const { at, number, anchor, list } of placed) {
    const key = `${list} ${number}`;
    const known = met.get(key);
    if (known) known.defect.anchors.push(anchor);
    else met.set(key, { at, defect: { kind: 'repeat', number, anchors: [anchor] } });
  }
  return [...met.values()].filter(({ defect }) => defect.anchors.length > 1);
}

function jumps(placed: readonly Placed[]): Found[] {
  const reached = new Map<string, number>();
  return placed.flatMap(({ at, number, anchor, list, place, prefix }): Found[] => {
    const last = reached.get(list) ?? 0;
    reached.set(list, Math.max(last, place));
    if (place < last) return [{ at, defect: { kind: 'order', number, anchor } }];
    if (place <= last + 1) return [];
    return [{ at, defect: { kind: 'gap', from: prefix + (last + 1), to: prefix + (place - 1), anchor } }];
  });
}

const continued = (blocks: readonly Numbered[]): Found[] =>
  blocks.flatMap(({ kind, anchor, raw }, at): Found[] =>
    kind !== 'paragraph' && /\n[ \t\r\f\v]*\n/.test(raw.trim())
      ? [{ at, defect: { kind: 'continued', anchor } }]
      : [],
  );

/** Everything odd, in the order of reading; a repeat stands where its number is met for the first time. */
export function findDefects(blocks: readonly Numbered[]): PolicyDefect[] {
  const placed = placesOf(blocks);
  return [...repeats(placed), ...jumps(placed), ...continued(blocks)]
    .sort((a, b) => a.at - b.at)
    .map(({ defect }) => defect);
}
