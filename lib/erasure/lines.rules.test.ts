import { describe, expect, it } from 'vitest';
import { linesByCategory } from '@/lib/erasure/lines.rules';
import type { PlanLine } from '@/lib/erasure/plan.rules';

const line = (more: Partial<PlanLine>): PlanLine => ({
  table: 'people',
  category: 'account',
  act: 'erase',
  rows: 1,
  fields: ['email'],
  ground: null,
  until: null,
  ...more,
});

describe('the plan by category', () => {
  it('joins tables of one category, adds the rows and names each field once', () => {
    const joined = linesByCategory([
      line({}),
      line({ table: 'sessions', rows: 2, fields: ['email', 'device'] }),
    ]);
    expect(joined).toEqual([
      {
        tables: ['people', 'sessions'],
        category: 'account',
        act: 'erase',
        rows: 3,
        fields: ['email', 'device'],
        ground: null,
        until: null,
      },
    ]);
  });

  it('keeps apart what has another act, ground or last day, and says first what goes', () => {
    const kept = { act: 'keep', ground: 'art22', until: '2031-11-22' } as const;
    const lines = linesByCategory([line(kept), line({}), line({ ...kept, until: '2032-11-22' })]);
    expect(lines.map(({ act, until }) => [act, until])).toEqual([
      ['erase', null],
      ['keep', '2031-11-22'],
      ['keep', '2032-11-22'],
    ]);
  });

  it('loses no row and changes nothing it was given', () => {
    const given = Object.freeze([line({}), line({ table: 'sessions' }), line({ category: 'contact' })]);
    const sum = (lines: readonly { rows: number }[]) => lines.reduce((all, { rows }) => all + rows, 0);
    expect(sum(linesByCategory(given))).toBe(sum(given));
    expect(given[0]?.fields).toEqual(['email']);
  });
});
