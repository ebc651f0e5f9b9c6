/** A block as it is paged: `rows` rows of one height in points, a gap before, and what must not be parted. */
export type PagedBlock = {
  rows: number;
  height: number;
  gap: number;
  /** How many rows stay together at its start and at its end. */
  together: number;
  /** True when the block must not be the last on a page. */
  keepWithNext: boolean;
};

/** Where a row stands: the page from 0, and the distance from the top edge of the paper in points. */
export type Place = { page: number; y: number };

type Row = { block: number; height: number; gap: number };

/** The rows of a block in groups that no page break may part. */
function groupsOf({ rows, height, gap, together }: PagedBlock, block: number): Row[][] {
  const all = Array.from({ length: rows }, (_, at) => ({ block, height, gap: at === 0 ? gap : 0 }));
  if (rows < together * 2) return all.length > 0 ? [all] : [];
  const middle = all.slice(together, rows - together).map((row) => [row]);
  return [all.slice(0, together), ...middle, all.slice(rows - together)];
}

function groupsOfAll(blocks: readonly PagedBlock[]): Row[][] {
  const groups: Row[][] = [];
  let isHeld = false;
  for (const [at, block] of blocks.entries()) {
    const [first, ...rest] = groupsOf(block, at);
    if (!first) continue;
    const held = isHeld ? groups.pop() : undefined;
    groups.push([...(held ?? []), ...first]);
    for (const group of rest) groups.push(group);
    isHeld = block.keepWithNext;
  }
  return groups;
}

/**
 * Places each row of each block between `top` and `bottom` (points from the top edge of a page). A page begins without
 * a gap. A group that fits no page at all is broken by rows; a row that fits none stands alone.
 */
export function paginate(
  blocks: readonly PagedBlock[],
  { top, bottom }: { top: number; bottom: number },
): Place[][] {
  const places: Place[][] = blocks.map(() => []);
  let page = 0;
  let y = top;
  const put = (group: readonly Row[]) => {
    const wanted = group.reduce((sum, { height, gap }) => sum + height + gap, 0);
    const isAtTop = y === top;
    if (!isAtTop && y + wanted > bottom) {
      page += 1;
      y = top;
    }
    if (group.length > 1 && y + wanted - (group[0]?.gap ?? 0) > bottom) {
      for (const row of group) put([row]);
      return;
    }
    for (const { block, height, gap } of group) {
      if (y !== top) y += gap;
      places[block]?.push({ page, y });
      y += height;
    }
  };
  for (const group of groupsOfAll(blocks)) put(group);
  return places;
}
