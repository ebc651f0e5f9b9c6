import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Materiality, PolicyAnswer } from '@/db/enums';
import { type AnsweredEdition, policyStanding } from './answer.rules';

type Weight = Materiality | null;
const imported: Weight = null;

/** Editions 1, 2, 3 … of these weights. */
const editions = (...weights: Weight[]) =>
  weights.map((materiality, index) => ({ number: index + 1, materiality }));

/** Answers in the order in which they were given, a minute apart. */
const given = (...answers: [number, PolicyAnswer][]): AnsweredEdition[] =>
  answers.map(([editionNumber, act], minute) => ({
    editionNumber,
    act,
    at: new Date(Date.UTC(2027, 0, 1, 6, minute)),
  }));

type Case = [string, Weight[], [number, PolicyAnswer][], ReturnType<typeof policyStanding>];

describe('how a client stands to the policy', () => {
  it.each<Case>([
    ['no edition', [], [], { accepted: null, isAsked: false, baseline: null }],
    ['an imported one, no answer', [imported], [], { accepted: null, isAsked: false, baseline: null }],
    [
      'imported ones never ask',
      [imported, imported, imported],
      [],
      { accepted: null, isAsked: false, baseline: 2 },
    ],
    [
      'an imported one, accepted',
      [imported],
      [[1, 'accepted']],
      { accepted: 1, isAsked: false, baseline: null },
    ],
    [
      'an imported one, declined',
      [imported],
      [[1, 'declined']],
      { accepted: null, isAsked: false, baseline: null },
    ],
    [
      'a material one, nothing accepted',
      [imported, 'material'],
      [],
      { accepted: null, isAsked: true, baseline: 1 },
    ],
    ['a first one that is material', ['material'], [], { accepted: null, isAsked: true, baseline: null }],
    [
      'a material one after the accepted',
      [imported, 'material'],
      [[1, 'accepted']],
      { accepted: 1, isAsked: true, baseline: 1 },
    ],
    [
      'a material one after a declined',
      [imported, 'material'],
      [[1, 'declined']],
      { accepted: null, isAsked: true, baseline: 1 },
    ],
    [
      'a material one, accepted',
      [imported, 'material'],
      [[2, 'accepted']],
      { accepted: 2, isAsked: false, baseline: 1 },
    ],
    [
      'a material one, declined',
      [imported, 'material'],
      [
        [1, 'accepted'],
        [2, 'declined'],
      ],
      { accepted: 1, isAsked: false, baseline: 1 },
    ],
    [
      'an editorial one never asks',
      [imported, 'editorial'],
      [],
      { accepted: null, isAsked: false, baseline: 1 },
    ],
    [
      'an editorial one after the accepted',
      [imported, 'editorial'],
      [[1, 'accepted']],
      { accepted: 1, isAsked: false, baseline: 1 },
    ],
    [
      'an editorial one on top of an unanswered material one asks all the same',
      [imported, 'material', 'editorial'],
      [[1, 'accepted']],
      { accepted: 1, isAsked: true, baseline: 1 },
    ],
    [
      'an editorial one on top of an accepted material one',
      [imported, 'material', 'editorial'],
      [[2, 'accepted']],
      { accepted: 2, isAsked: false, baseline: 2 },
    ],
    [
      'an accepted editorial one answers for the material one below it',
      [imported, 'material', 'editorial'],
      [[3, 'accepted']],
      { accepted: 3, isAsked: false, baseline: 2 },
    ],
    [
      'three material ones are shown since the accepted one',
      [imported, 'material', 'material', 'material'],
      [[1, 'accepted']],
      { accepted: 1, isAsked: true, baseline: 1 },
    ],
    [
      'nothing accepted: shown since the edition before the first that asks',
      [imported, 'editorial', 'material', 'editorial', 'material'],
      [],
      { accepted: null, isAsked: true, baseline: 2 },
    ],
    [
      'nothing accepted: what was declined is not shown anew',
      [imported, 'material', 'material'],
      [[2, 'declined']],
      { accepted: null, isAsked: true, baseline: 2 },
    ],
    [
      'a declined one in between does not move what is compared with',
      [imported, 'material', 'material'],
      [
        [1, 'accepted'],
        [2, 'declined'],
      ],
      { accepted: 1, isAsked: true, baseline: 1 },
    ],
    [
      'a change of mind: declined, then accepted',
      [imported, 'material'],
      [
        [2, 'declined'],
        [2, 'accepted'],
      ],
      { accepted: 2, isAsked: false, baseline: 1 },
    ],
    [
      'a change of mind: accepted, then declined',
      [imported, 'material'],
      [
        [1, 'accepted'],
        [2, 'accepted'],
        [2, 'declined'],
      ],
      { accepted: 1, isAsked: false, baseline: 1 },
    ],
    [
      'the newest accepted one counts, not the last answer',
      [imported, 'material', 'editorial'],
      [
        [2, 'accepted'],
        [1, 'accepted'],
      ],
      { accepted: 2, isAsked: false, baseline: 2 },
    ],
  ])('%s', (_, weights, answers, standing) => {
    expect(policyStanding(editions(...weights), given(...answers))).toEqual(standing);
  });
});

const history = fc
  .array(fc.constantFrom<Weight>('material', 'editorial', null), { maxLength: 6 })
  .chain((weights) =>
    fc.record({
      editions: fc.constant(editions(...weights)),
      answers: fc
        .array(
          fc.tuple(
            fc.integer({ min: 1, max: Math.max(1, weights.length) }),
            fc.constantFrom<PolicyAnswer>('accepted', 'declined'),
          ),
          { maxLength: weights.length === 0 ? 0 : 6 },
        )
        .map((pairs) => given(...pairs)),
    }),
  );

describe('whatever was published and answered', () => {
  it('the order in which the rows are read makes no difference, and nothing is changed', () => {
    fc.assert(
      fc.property(history, fc.integer(), ({ editions: all, answers }, seed) => {
        const shuffled = <T>(list: readonly T[]) =>
          [...list].map((value, at) => ({ value, key: Math.sin(seed + at) })).sort((a, b) => a.key - b.key);
        const frozen = Object.freeze([...answers]);
        const standing = policyStanding(Object.freeze([...all]), frozen);
        const mixed = policyStanding(
          shuffled(all).map(({ value }) => value),
          shuffled(answers).map(({ value }) => value),
        );
        expect(mixed).toEqual(standing);
        expect(frozen).toEqual(answers);
      }),
    );
  });

  it('an answer to the newest edition ends the asking, either way', () => {
    fc.assert(
      fc.property(history, fc.constantFrom<PolicyAnswer>('accepted', 'declined'), (one, act) => {
        const newest = one.editions.length;
        fc.pre(newest > 0);
        const last = { editionNumber: newest, act, at: new Date(Date.UTC(2028, 0, 1)) };
        const standing = policyStanding(one.editions, [...one.answers, last]);
        expect(standing.isAsked).toBe(false);
        if (act === 'accepted') expect(standing.accepted).toBe(newest);
        else expect(standing.accepted).not.toBe(newest);
      }),
    );
  });

  it('nobody is asked without a material edition, and the comparison is with an older one', () => {
    fc.assert(
      fc.property(history, ({ editions: all, answers }) => {
        const { isAsked, baseline, accepted } = policyStanding(all, answers);
        if (isAsked) expect(all.map(({ materiality }) => materiality)).toContain('material');
        if (all.length < 2) expect(baseline).toBeNull();
        else expect(baseline).toBeGreaterThan(0);
        expect(baseline ?? 0).toBeLessThan(Math.max(all.length, 1));
        if (accepted !== null && accepted < all.length) expect(baseline).toBe(accepted);
      }),
    );
  });
});

describe('who is not asked', () => {
  const published = new Date('2027-01-10T00:00:00Z');
  const editions = [
    { number: 1, materiality: null },
    { number: 2, materiality: 'material' as const, publishedAt: published },
  ];

  it('is somebody who came after the edition was published', () => {
    const before = new Date(published.getTime() - 1);
    expect(policyStanding(editions, [], { since: before }).isAsked).toBe(true);
    expect(policyStanding(editions, [], { since: published }).isAsked).toBe(false);
  });

  it('is anybody, once the edition is declared invalid', () => {
    const repealed = editions.map((one) => ({ ...one, repealedFrom: '2027-03-01' }));
    expect(policyStanding(repealed, [], { today: '2027-02-28' }).isAsked).toBe(true);
    expect(policyStanding(repealed, [], { today: '2027-03-01' }).isAsked).toBe(false);
  });
});
