import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comingEdition, type EditionDates, editionOn, standingOf } from './edition.rules';

const first = { number: 1, effectiveFrom: '2019-03-26' };
const second = { number: 2, effectiveFrom: '2026-12-01' };
const both = [second, first];

/** First days close to each other, so that they meet; repeals on or after them, as the use case allows. */
const dayOf = (day: number) => `2027-01-${String(day).padStart(2, '0')}`;
const archives = fc
  .array(fc.record({ from: fc.integer({ min: 2, max: 12 }), repeal: fc.option(fc.nat({ max: 6 })) }), {
    maxLength: 6,
  })
  .map((all) =>
    all.map(
      ({ from, repeal }, at): EditionDates => ({
        number: at + 1,
        effectiveFrom: dayOf(from),
        repealedFrom: repeal === null ? null : dayOf(from + repeal),
      }),
    ),
  );
const days = Array.from({ length: 24 }, (_, at) => dayOf(at + 1));

describe('the edition in force on a day', () => {
  it.each([
    ['2019-03-25', { kind: 'before_first', first }],
    ['2019-03-26', { kind: 'found', edition: first }],
    ['2020-01-31', { kind: 'found', edition: first }],
    ['2026-11-30', { kind: 'found', edition: first }],
    ['2026-12-01', { kind: 'found', edition: second }],
    ['9999-12-31', { kind: 'found', edition: second }],
    ['0001-01-01', { kind: 'before_first', first }],
  ])('%s', (date, expected) => {
    expect(editionOn(both, date)).toEqual(expected);
  });

  it.each([
    '2020-13-45',
    '2021-02-29',
    '2020-2-3',
    '20-01-01',
    'вчера',
    '',
    ' 2020-01-01',
    '2020-01-01T00:00',
    '0000-00-00',
    '٢٠٢٠-٠١-٠١',
  ])('%s is not a date', (date) => {
    expect(editionOn(both, date)).toEqual({ kind: 'malformed' });
  });

  it('takes the later number of two from one day, and says when there is none', () => {
    const third = { number: 3, effectiveFrom: '2026-12-01' };
    expect(editionOn([third, ...both], '2026-12-02')).toEqual({ kind: 'found', edition: third });
    expect(editionOn([], '2026-12-02')).toEqual({ kind: 'none' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => editionOn(both, text).kind === 'malformed'),
    );
  });
});

describe('how an edition stands', () => {
  it('is in force until the day before the next one', () => {
    expect(standingOf(both, 1, '2026-11-30')).toEqual({ state: 'in_force', until: '2026-11-30' });
    expect(standingOf(both, 1, '2026-12-01')).toEqual({ state: 'replaced', until: '2026-11-30' });
    expect(standingOf(both, 2, '2026-11-30')).toEqual({ state: 'future', until: null });
    expect(standingOf(both, 2, '2026-12-01')).toEqual({ state: 'in_force', until: null });
    expect(standingOf([first], 1, '2026-11-22')).toEqual({ state: 'in_force', until: null });
  });

  it('was never in force when another one took its first day', () => {
    const third = { number: 3, effectiveFrom: '2026-12-01' };
    expect(standingOf([...both, third], 2, '2027-01-01')).toEqual({ state: 'never', until: null });
    expect(standingOf([...both, third], 1, '2027-01-01').state).toBe('replaced');
  });
});

describe('a repealed edition', () => {
  const repealed = { ...first, repealedFrom: '2027-05-01' };
  const later = { number: 2, effectiveFrom: '2027-06-01' };

  it.each([
    ['2019-03-25', { kind: 'before_first', first: repealed }],
    ['2027-04-30', { kind: 'found', edition: repealed }],
    ['2027-05-01', { kind: 'repealed', edition: repealed }],
    ['2027-05-31', { kind: 'repealed', edition: repealed }],
    ['2027-06-01', { kind: 'found', edition: later }],
  ])('on %s', (date, expected) => {
    expect(editionOn([later, repealed], date)).toEqual(expected);
  });

  it('has its last day the day before', () => {
    expect(standingOf([repealed], 1, '2027-04-30')).toEqual({ state: 'in_force', until: '2027-04-30' });
    expect(standingOf([repealed], 1, '2027-05-01')).toEqual({ state: 'repealed', until: '2027-04-30' });
    expect(standingOf([later, repealed], 1, '2027-07-01')).toEqual({
      state: 'repealed',
      until: '2027-04-30',
    });
    expect(standingOf([repealed], 1, '2019-01-01')).toEqual({ state: 'future', until: '2027-04-30' });
  });

  it.each(['2027-06-01', '2027-06-02', '2028-01-01'])(
    'was replaced when the repeal of %s came after the next edition',
    (repealedFrom) => {
      const both = [{ ...first, repealedFrom }, later];
      expect(standingOf(both, 1, '2028-02-01')).toEqual({ state: 'replaced', until: '2027-05-31' });
      expect(editionOn(both, '2028-02-01')).toEqual({ kind: 'found', edition: later });
    },
  );

  it('from its first day was never in force', () => {
    const never = { ...later, repealedFrom: '2027-06-01' };
    for (const day of ['2027-05-31', '2027-06-01', '2028-01-01']) {
      expect(standingOf([first, never], 2, day)).toEqual({ state: 'never', until: null });
    }
    expect(comingEdition([first, never], '2027-05-31')).toBeNull();
    expect(editionOn([first, never], '2027-06-01')).toEqual({ kind: 'repealed', edition: never });
  });
});

describe('the coming edition', () => {
  const third = { number: 3, effectiveFrom: '2027-03-01' };

  it('is the next one by its first day', () => {
    expect(comingEdition([], '2026-11-01')).toBeNull();
    expect(comingEdition([first], '2026-11-01')).toBeNull();
    expect(comingEdition([first], '2019-03-25')).toBe(first);
    expect(comingEdition([third, ...both], '2026-11-30')).toBe(second);
    expect(comingEdition([third, ...both], '2026-12-01')).toBe(third);
    expect(comingEdition([third, ...both], '2027-03-01')).toBeNull();
  });

  it('of two from one day is the one that will be in force', () => {
    const other = { number: 4, effectiveFrom: '2026-12-01' };
    expect(comingEdition([other, third, ...both], '2026-11-30')).toBe(other);
  });
});

describe('any archive', () => {
  it('says the same of a day and of an edition', () => {
    fc.assert(
      fc.property(archives, (editions) => {
        for (const day of days) {
          const found = editionOn(editions, day);
          const inForce = editions.filter(
            ({ number }) => standingOf(editions, number, day).state === 'in_force',
          );
          expect(inForce).toEqual(found.kind === 'found' ? [found.edition] : []);
        }
      }),
    );
  });

  it('says the same of what comes and of what then is', () => {
    fc.assert(
      fc.property(archives, (editions) => {
        for (const day of days) {
          const coming = comingEdition(editions, day);
          const next = days
            .filter((one) => one > day)
            .map((one) => editionOn(editions, one))
            .find((one) => one.kind === 'found' && one.edition.effectiveFrom > day);
          expect(coming).toEqual(next?.kind === 'found' ? next.edition : null);
        }
      }),
    );
  });

  it('an edition is in force from its first day to its last and on no other', () => {
    fc.assert(
      fc.property(archives, (editions) => {
        for (const { number, effectiveFrom } of editions) {
          const { until } = standingOf(editions, number, '2027-01-24');
          const isNever = standingOf(editions, number, '2027-01-24').state === 'never';
          const held = days.filter((day) => standingOf(editions, number, day).state === 'in_force');
          const expected = days.filter((day) => day >= effectiveFrom && (until === null || day <= until));
          expect(held).toEqual(isNever ? [] : expected);
        }
      }),
    );
  });

  it('does not depend on the order in which it is given', () => {
    fc.assert(
      fc.property(archives, fc.constantFrom(...days), (editions, day) => {
        const turned = editions.toReversed();
        expect(editionOn(turned, day)).toEqual(editionOn(editions, day));
        expect(comingEdition(turned, day)).toEqual(comingEdition(editions, day));
        for (const { number } of editions) {
          expect(standingOf(turned, number, day)).toEqual(standingOf(editions, number, day));
        }
      }),
    );
  });
});
