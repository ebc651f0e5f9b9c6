import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editionOn, standingOf } from './edition.rules';

const first = { number: 1, effectiveFrom: '2019-03-26' };
const second = { number: 2, effectiveFrom: '2026-12-01' };
const both = [second, first];

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
