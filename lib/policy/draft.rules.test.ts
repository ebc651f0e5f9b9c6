import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorsOf, draftState, hasClauses, wrongDates } from './draft.rules';
import { parsePolicy } from './parse.rules';

const t = new Date('2027-01-15T06:00:00Z');
const nothing = { submittedAt: null, approvedAt: null, publishedAt: null, discardedAt: null };

describe('the state of a draft', () => {
  it.each([
    ['draft', {}],
    ['inReview', { submittedAt: t }],
    ['scheduled', { submittedAt: t, approvedAt: t }],
    ['published', { submittedAt: t, approvedAt: t, publishedAt: t }],
    ['discarded', { discardedAt: t }],
    // Never stored, but whatever is stored has one state.
    ['discarded', { submittedAt: t, approvedAt: t, discardedAt: t }],
    ['scheduled', { approvedAt: t }],
  ] as const)('%s: %j', (state, facts) => {
    expect(draftState({ ...nothing, ...facts })).toBe(state);
  });
});

describe('the authors of a draft', () => {
  it.each([
    ['created', true],
    ['saved', true],
    ['submitted', true],
    ['returned', false],
    ['approved', false],
    ['unscheduled', false],
    ['published', false],
    ['discarded', false],
    ['constructor', false],
  ])('%s: %s', (act, isAuthor) => {
    expect(authorsOf([{ act, by: 'a' }])).toEqual(new Set(isAuthor ? ['a'] : []));
    expect(authorsOf([{ act, by: null }])).toEqual(new Set());
  });

  it('are all who ever wrote, whatever came after', () => {
    const acts = ['created', 'saved', 'submitted', 'returned', 'approved', 'unscheduled'];
    const event = fc.record({ act: fc.constantFrom(...acts), by: fc.constantFrom('a', 'b', 'c', null) });
    fc.assert(
      fc.property(fc.array(event), fc.array(event), (before, after) => {
        const authors = authorsOf([...before, ...after]);
        for (const author of authorsOf(before)) expect(authors).toContain(author);
        expect(authors).toEqual(authorsOf([...after, ...before]));
      }),
    );
  });
});

describe('the dates of an approval', () => {
  const today = '2027-01-31';
  const good = { orderDate: '2027-01-31', effectiveFrom: '2027-02-01', publishOn: '' };

  it.each([
    ['at once', {}, {}],
    ['in force today', { effectiveFrom: '2027-01-31' }, {}],
    ['an old order', { orderDate: '1999-12-31' }, {}],
    ['published today', { publishOn: '2027-01-31' }, {}],
    ['published on its first day', { publishOn: '2027-02-01' }, {}],
    ['an order of tomorrow', { orderDate: '2027-02-01' }, { orderDate: 'policy.errors.orderInFuture' }],
    ['published yesterday', { publishOn: '2027-01-30' }, { publishOn: 'policy.errors.publishInPast' }],
    [
      'in force yesterday',
      { effectiveFrom: '2027-01-30' },
      { effectiveFrom: 'policy.errors.beforePublication' },
    ],
    [
      'published after it is in force',
      { publishOn: '2027-02-02' },
      { effectiveFrom: 'policy.errors.beforePublication' },
    ],
    [
      'as early as the newest',
      { effectiveFrom: '2026-12-01' },
      { effectiveFrom: 'policy.errors.notAfterNewest' },
    ],
    [
      'all wrong',
      { orderDate: '2028-01-01', publishOn: '2026-01-01', effectiveFrom: '2025-01-01' },
      {
        orderDate: 'policy.errors.orderInFuture',
        publishOn: 'policy.errors.publishInPast',
        effectiveFrom: 'policy.errors.notAfterNewest',
      },
    ],
  ])('%s', (_, over, wrong) => {
    expect(wrongDates({ ...good, ...over }, { today, newest: '2026-12-01' })).toEqual(wrong);
  });

  it('after an edition that is still to come', () => {
    const newest = '2027-06-01';
    const say = (effectiveFrom: string) => wrongDates({ ...good, effectiveFrom }, { today, newest });
    expect(say('2027-05-31')).toEqual({ effectiveFrom: 'policy.errors.notAfterNewest' });
    expect(say('2027-06-01')).toEqual({ effectiveFrom: 'policy.errors.notAfterNewest' });
    expect(say('2027-06-02')).toEqual({});
  });

  it('let through only an order: order ≤ today ≤ publication ≤ first day, after the newest', () => {
    const day = fc.integer({ min: 1, max: 6 }).map((one) => `2027-03-0${one}`);
    const dates = fc.record({
      orderDate: day,
      effectiveFrom: day,
      publishOn: fc.oneof(day, fc.constant('')),
    });
    fc.assert(
      fc.property(dates, day, fc.option(day), (given, now, newest) => {
        const visible = given.publishOn || now;
        const isGood =
          given.orderDate <= now &&
          now <= visible &&
          visible <= given.effectiveFrom &&
          (newest === null || newest < given.effectiveFrom);
        expect(Object.keys(wrongDates(given, { today: now, newest })).length === 0).toBe(isGood);
      }),
    );
  });
});

describe('a text that can be sent', () => {
  it.each([
    ['', false],
    ['слова\n', false],
    ['1) пункт перечня\n', false],
    ['26.03.2019\n', false],
    ['1. РАЗДЕЛ\n', true],
    ['слова\n\n2.7. Пункт.\n', true],
  ])('%j: %s', (text, isFit) => {
    expect(hasClauses(parsePolicy(text).blocks)).toBe(isFit);
  });
});
