import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClausePlace, isOtherPlace, numberWithTurn, placeOfAnchor } from './clause-place.rules';
import { parsePolicy } from './parse.rules';

const place = (over: Partial<ClausePlace> = {}): ClausePlace => ({
  owner: 'clause',
  number: '3.4',
  turn: null,
  child: null,
  ...over,
});

describe('placeOfAnchor', () => {
  it.each<[string, ClausePlace]>([
    ['s-3', place({ owner: 'section', number: '3' })],
    ['s-3-2', place({ owner: 'section', number: '3', turn: 2 })],
    ['c-3.4', place()],
    ['c-3.4-2', place({ turn: 2 })],
    ['c-3.4-i5', place({ child: { kind: 'item', number: '5', turn: null } })],
    ['c-3.4-2-i5-1', place({ turn: 2, child: { kind: 'item', number: '5', turn: 1 } })],
    ['c-3.4-p1', place({ child: { kind: 'paragraph', number: '1', turn: null } })],
    ['h-p4', place({ owner: 'header', number: '', child: { kind: 'paragraph', number: '4', turn: null } })],
    ['h-i1', place({ owner: 'header', number: '', child: { kind: 'item', number: '1', turn: null } })],
  ])('reads %s', (anchor, expected) => expect(placeOfAnchor(anchor)).toEqual(expected));

  it.each(['', 'x-1', 'c-', 'c-3.4-', 'c-3.4-x1', ' c-3.4', 'c-3.4\n', '<b>'])('refuses %j', (anchor) =>
    expect(placeOfAnchor(anchor)).toBeNull(),
  );

  it('reads every anchor that a text can have', () => {
    const line = fc.constantFrom(
      '1. РАЗДЕЛ',
      '2. РАЗДЕЛ',
      '1.1. Слова.',
      '1.1. Слова.',
      '1.1.1. Слова',
      '- 1) пункт;',
      '- 2) пункт;',
      '',
      'Абзац.',
      '- 1.2. Слова.',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        for (const { anchor, number, kind } of parsePolicy(lines.join('\n')).blocks) {
          const found = placeOfAnchor(anchor);
          expect(found, anchor).not.toBeNull();
          if (kind === 'item') expect(found?.child?.number).toBe(number);
          else if (number !== null) expect(found?.number).toBe(number);
        }
      }),
    );
  });
});

describe('a place', () => {
  it('says the turn of a repeated number', () => {
    expect(numberWithTurn(place())).toBe('3.4');
    expect(numberWithTurn(place({ turn: 2 }))).toBe('3.4 (2)');
  });

  it.each([
    ['c-3.4', 'c-3.4', false],
    ['c-3.4', 'c-3.5', true],
    ['c-3.4-1', 'c-3.4', false],
    ['c-3.4-i1', 'c-3.5-i1', true],
    ['c-3.4-i1', 'c-3.4-i2', true],
    ['h-p1', 'h-p2', false],
    ['c-3.4-p1', 'c-3.4-p2', false],
    ['s-3', 'c-3', true],
  ])('%s and %s: another one is %s', (before, after, expected) => {
    const [old, now] = [placeOfAnchor(before), placeOfAnchor(after)];
    expect(old && now && isOtherPlace(old, now)).toBe(expected);
  });
});
