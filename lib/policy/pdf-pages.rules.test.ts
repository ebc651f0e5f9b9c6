import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PagedBlock, paginate } from './pdf-pages.rules';

const frame = { top: 50, bottom: 150 };
const paragraph: PagedBlock = { rows: 1, height: 10, gap: 5, together: 2, keepWithNext: false };
const pagesOf = (blocks: PagedBlock[]) =>
  paginate(blocks, frame).map((rows) => rows.map((place) => place.page).join(''));

describe('pages', () => {
  it.each([
    ['a row that does not fit goes on the next page', [{ rows: 9 }, { rows: 1 }], ['000000000', '1']],
    ['two rows stay before a break', [{ rows: 8 }, { rows: 5 }], ['00000000', '11111']],
    ['two rows stay after a break', [{ rows: 6 }, { rows: 4 }], ['000000', '0011']],
    ['three rows are not parted', [{ rows: 8 }, { rows: 3 }], ['00000000', '111']],
    [
      'a heading follows its text',
      [{ rows: 7 }, { rows: 1, keepWithNext: true }, { rows: 4 }],
      ['0000000', '1', '1111'],
    ],
    ['a heading at the end stands alone', [{ rows: 1, keepWithNext: true }], ['0']],
    ['a block too tall for a page is parted', [{ rows: 25, together: 20 }], ['0000000000111111111122222']],
    ['empty blocks take no room', [{ rows: 0 }, { rows: 1 }, { rows: 0, keepWithNext: true }], ['', '0', '']],
  ])('%s', (_, blocks: Partial<PagedBlock>[], expected) => {
    expect(pagesOf(blocks.map((block) => ({ ...paragraph, ...block })))).toEqual(expected);
  });

  it('take a block of any length', () => {
    const [places] = paginate([{ ...paragraph, rows: 200_000 }], frame);
    expect(places?.at(-1)).toEqual({ page: 19_999, y: 140 });
  });

  const block = fc.record({
    rows: fc.integer({ min: 0, max: 40 }),
    height: fc.integer({ min: 1, max: 120 }),
    gap: fc.integer({ min: 0, max: 30 }),
    together: fc.integer({ min: 1, max: 9 }),
    keepWithNext: fc.boolean(),
  });

  it('hold every row once, in order, inside the frame, none over another', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
        const places = paginate(blocks, frame);
        expect(places.map((rows) => rows.length)).toEqual(blocks.map((one) => one.rows));
        const rows = places.flatMap((own, at) =>
          own.map((place) => ({ ...place, height: blocks[at]?.height ?? 0 })),
        );
        for (const [at, { page, y, height }] of rows.entries()) {
          const before = rows[at - 1] ?? { page: 0, y: frame.top, height: 0 };
          const isNext = page === before.page + 1 && y === frame.top;
          expect(isNext || (page === before.page && y >= before.y + before.height)).toBe(true);
          expect(y === frame.top || y + height <= frame.bottom).toBe(true);
        }
      }),
    );
  });
});
