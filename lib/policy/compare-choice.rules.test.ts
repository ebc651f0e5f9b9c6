import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChoice } from './compare-choice.rules';

describe('readChoice', () => {
  it('has nothing to choose from in an empty archive, whatever was asked', () => {
    expect(readChoice({}, [])).toEqual({ kind: 'empty' });
    expect(readChoice({ from: '1', to: '2' }, [])).toEqual({ kind: 'empty' });
  });

  it('offers the newest two by their numbers', () => {
    expect(readChoice({}, [1])).toEqual({ kind: 'single', number: 1 });
    expect(readChoice({}, [10, 2, 9])).toEqual({ kind: 'unasked', preset: { from: 9, to: 10 } });
  });

  it('takes any two, in any order', () => {
    expect(readChoice({ from: '1', to: '3' }, [1, 2, 3])).toEqual({
      kind: 'chosen',
      from: 1,
      to: 3,
      reversed: false,
    });
    expect(readChoice({ from: ' 3 ', to: '1' }, [1, 2, 3])).toMatchObject({ kind: 'chosen', reversed: true });
    expect(readChoice({ from: '2', to: '2' }, [1, 2])).toEqual({ kind: 'same', number: 2 });
  });

  it.each([
    [undefined, 'missing'],
    ['', 'missing'],
    ['  ', 'missing'],
    ['7', 'unknown'],
    ['0', 'unknown'],
    ['01', 'unknown'],
    ['99999', 'unknown'],
    ['-1', 'malformed'],
    ['1.0', 'malformed'],
    ['1e0', 'malformed'],
    ['١', 'malformed'],
    ['first', 'malformed'],
    ['<script>', 'malformed'],
    ['1'.repeat(7), 'malformed'],
    [['1', '2'], 'repeated'],
    [['1', '1'], 'repeated'],
  ])('refuses %j: %s', (given, fault) => {
    expect(readChoice({ from: given, to: '1' }, [1, 2])).toMatchObject({ faults: { from: fault } });
    expect(readChoice({ from: '1', to: given }, [1, 2])).toMatchObject({ faults: { to: fault } });
  });

  it('finds fault with both', () => {
    expect(readChoice({ from: 'x', to: '9' }, [1])).toEqual({
      kind: 'wrong',
      typed: { from: 'x', to: '9' },
      faults: { from: 'malformed', to: 'unknown' },
    });
  });

  it('shows a long or crooked value short and straight', () => {
    const choice = readChoice({ from: '😀'.repeat(5000), to: `a\u202eb\u0000${' '.repeat(200)}c` }, [1]);
    expect(choice).toMatchObject({ typed: { from: `${'😀'.repeat(40)}…`, to: 'ab' } });
  });

  it('answers whatever comes', () => {
    const given = fc.option(
      fc.oneof(
        fc.string({ unit: fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)) }),
        fc.array(fc.string()),
        fc.nat(30).map(String),
      ),
      { nil: undefined },
    );
    const numbers = fc.subarray(Array.from({ length: 30 }, (_, at) => at + 1));
    fc.assert(
      fc.property(given, given, numbers, (from, to, published) => {
        const choice = readChoice({ from, to }, published);
        if (choice.kind === 'wrong') {
          expect(Object.keys(choice.faults).length).toBeGreaterThan(0);
          for (const typed of Object.values(choice.typed)) expect((typed ?? '').length).toBeLessThan(82);
        }
        if (choice.kind === 'chosen') {
          expect(published).toEqual(expect.arrayContaining([choice.from, choice.to]));
          expect([choice.from, choice.to].map(String)).toEqual([from, to].map((one) => String(one).trim()));
        }
      }),
    );
  });
});
