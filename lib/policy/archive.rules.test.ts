import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay } from '@/lib/deadlines/almaty.rules';
import { archivePage, editionsPerPage, headOf } from './archive.rules';
import { type EditionDates, standingOf } from './edition.rules';

const edition = (number: number, effectiveFrom: string): EditionDates => ({ number, effectiveFrom });
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => edition(at + 1, dateOfDay(18_000 + at)));
const numbersOf = ({ rows }: { rows: { edition: EditionDates }[] }) => rows.map((row) => row.edition.number);

describe('archivePage', () => {
  it('shows the newest first and links each to the number before it', () => {
    const { rows, ...place } = archivePage(
      [edition(1, '2019-03-26'), edition(5, '2027-01-01'), edition(2, '2026-01-01')],
      undefined,
    );
    expect(place).toEqual({ page: 1, pages: 1, first: 1, last: 3, total: 3 });
    expect(rows.map((row) => [row.edition.number, row.previous])).toEqual([
      [5, 2],
      [2, 1],
      [1, null],
    ]);
  });

  it('is empty without editions', () => {
    expect(archivePage([], '3')).toEqual({ page: 1, pages: 0, rows: [], first: 0, last: 0, total: 0 });
  });

  it.each([
    [undefined, 1],
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['03', 3],
    ['4', 3],
    ['999999999', 3],
    ['9999999999', 1],
    ['0', 1],
    ['-1', 1],
    ['1.5', 1],
    ['abc', 1],
    ['', 1],
    [['2', '3'], 1],
  ])('asked for %j it shows page %i of 3', (asked, page) => {
    expect(archivePage(many(21), asked).page).toBe(page);
  });

  it('cuts at ten', () => {
    expect(numbersOf(archivePage(many(21), '1'))).toHaveLength(10);
    expect(archivePage(many(21), '2')).toMatchObject({ first: 11, last: 20, total: 21, pages: 3 });
    expect(numbersOf(archivePage(many(21), '3'))).toEqual([1]);
    expect(archivePage(many(20), '3')).toMatchObject({ page: 2, pages: 2 });
  });

  const archive = fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 9999 }),
      effectiveFrom: fc.integer({ min: 18_000, max: 18_060 }).map(dateOfDay),
      repealedFrom: fc.option(fc.integer({ min: 18_000, max: 18_060 }).map(dateOfDay)),
    }),
    { selector: ({ number }) => number, maxLength: 70 },
  );

  it('shows every edition once over its pages', () => {
    fc.assert(
      fc.property(archive, (editions) => {
        const { pages } = archivePage(editions, '1');
        const shown = Array.from({ length: pages }, (_, at) =>
          numbersOf(archivePage(editions, String(at + 1))),
        );
        expect(shown.flat().sort((a, b) => a - b)).toEqual(
          editions.map(({ number }) => number).sort((a, b) => a - b),
        );
        expect(shown.every((page) => page.length <= editionsPerPage)).toBe(true);
      }),
    );
  });

  it('gives with each edition all that its standing depends on', () => {
    fc.assert(
      fc.property(archive, fc.integer({ min: 17_990, max: 18_070 }), fc.nat(4), (editions, day, page) => {
        const today = dateOfDay(day);
        for (const { edition: one, neighbours } of archivePage(editions, String(page)).rows) {
          expect(standingOf(neighbours, one.number, today)).toEqual(standingOf(editions, one.number, today));
        }
      }),
    );
  });
});

describe('headOf', () => {
  it('is the highest number, whatever the dates', () => {
    expect(
      headOf([edition(2, '2030-01-01'), edition(3, '2026-01-01'), edition(1, '2019-01-01')])?.number,
    ).toBe(3);
    expect(headOf([])).toBeNull();
  });
});
