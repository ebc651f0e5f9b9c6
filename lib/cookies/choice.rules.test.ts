import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CookieChoice,
  choiceHolds,
  choiceSeconds,
  encodeChoice,
  outcomeOf,
  parseChoice,
} from './choice.rules';
import { purposesFingerprint } from './registry.rules';

const choices = fc.record({
  deviceId: fc.uuid({ version: 4 }),
  preferences: fc.boolean(),
  statistics: fc.boolean(),
  fingerprint: fc.stringMatching(/^[0-9a-f]{12}$/),
  chosenAt: fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map((seconds) => new Date(seconds * 1000)),
});

const choice: CookieChoice = {
  deviceId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  preferences: true,
  statistics: false,
  fingerprint: purposesFingerprint.slice(0, 12),
  chosenAt: new Date('2026-11-22T10:00:00Z'),
};
const later = (seconds: number) => new Date(choice.chosenAt.getTime() + seconds * 1000);

describe('the choice cookie', () => {
  it('says what was chosen', () => {
    fc.assert(
      fc.property(choices, (one) => {
        expect(parseChoice(encodeChoice(one))).toEqual(one);
      }),
    );
  });

  it('is short and needs no escaping', () => {
    fc.assert(
      fc.property(choices, (one) => {
        expect(encodeChoice(one)).toMatch(/^[a-z0-9.-]{60,100}$/);
      }),
    );
  });

  it('never throws, and what it accepts is what we write', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(choices, fc.nat(80), fc.string({ unit: 'binary', maxLength: 3 })).map(([one, at, junk]) => {
        const text = encodeChoice(one);
        return text.slice(0, at) + junk + text.slice(at + junk.length);
      }),
    );
    fc.assert(
      fc.property(noise, (text) => {
        const parsed = parseChoice(text);
        if (parsed) expect(encodeChoice(parsed)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    undefined,
    '',
    'v2.0f8fad5b-d9cb-469f-a165-70867728950e.10.0123456789ab.1763805600',
    'v1.0f8fad5b-d9cb-469f-a165-70867728950e.12.0123456789ab.1763805600',
    'v1.0f8fad5b-d9cb-469f-a165-70867728950e.10.0123456789ab.1763805600\n',
    'v1.0F8FAD5B-D9CB-469F-A165-70867728950E.10.0123456789ab.1763805600',
    'v1.00000000-0000-0000-0000-000000000000.10.0123456789ab.1763805600',
    'v1.0f8fad5b-d9cb-469f-a165-70867728950e.10.0123456789ab.01763805600',
    `v1.${'a'.repeat(10_000)}`,
  ])('takes a forged value for no choice: case %#', (text) => expect(parseChoice(text)).toBeNull());

  it('holds half a year for the same question', () => {
    expect(choiceHolds(choice, later(0))).toBe(true);
    expect(choiceHolds(choice, later(choiceSeconds - 1))).toBe(true);
    expect(choiceHolds(choice, later(choiceSeconds))).toBe(false);
  });

  it('does not hold from the future nor for another question', () => {
    expect(choiceHolds(choice, later(-3600))).toBe(false);
    expect(choiceHolds(choice, later(0), 'f'.repeat(64))).toBe(false);
  });

  it('is one of three in a word', () => {
    expect(outcomeOf({ preferences: true, statistics: true })).toBe('accepted');
    expect(outcomeOf({ preferences: true, statistics: false })).toBe('partly');
    expect(outcomeOf({ preferences: false, statistics: false })).toBe('refused');
  });
});
