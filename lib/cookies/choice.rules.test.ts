import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveKey } from '@/lib/crypto/derive.rules';
import {
  type CookieChoice,
  encodeChoice,
  encodeShown,
  outcomeOf,
  parseChoice,
  parseShown,
  standingOfChoice,
  subjectOfDevice,
} from './choice.rules';
import { purposesFingerprint } from './registry.rules';

const key = deriveKey('a secret that is only for this test', 'cookie-choice');
const otherKey = deriveKey('another secret, of somebody who forges', 'cookie-choice');

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
const asked = { fingerprint: purposesFingerprint, days: 182 };
const half = 182 * 86_400;

describe('the choice cookie', () => {
  it('says what was chosen', () => {
    fc.assert(
      fc.property(choices, (one) => {
        expect(parseChoice(encodeChoice(one, key), key)).toEqual(one);
      }),
    );
  });

  it('is short and needs no escaping', () => {
    fc.assert(
      fc.property(choices, (one) => {
        expect(encodeChoice(one, key)).toMatch(/^[A-Za-z0-9._-]{80,130}$/);
      }),
    );
  });

  it('is believed only when this portal has written it', () => {
    fc.assert(
      fc.property(choices, (one) => {
        expect(parseChoice(encodeChoice(one, otherKey), key)).toBeNull();
      }),
    );
  });

  it('never throws, and no altered value is a choice', () => {
    const altered = fc
      .tuple(choices, fc.nat(120), fc.string({ unit: 'binary', maxLength: 3 }))
      .map(([one, at, junk]) => {
        const text = encodeChoice(one, key);
        return { text, other: text.slice(0, at) + junk + text.slice(at + junk.length) };
      });
    fc.assert(
      fc.property(altered, ({ text, other }) => {
        expect(parseChoice(other, key) === null).toBe(other !== text);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseChoice(text, key)).toBeNull();
      }),
    );
  });

  it('cannot be turned from a refusal into a consent, nor made younger', () => {
    const refusal = encodeChoice({ ...choice, preferences: false }, key);
    expect(parseChoice(refusal, key)?.preferences).toBe(false);
    expect(parseChoice(refusal.replace('.00.', '.11.'), key)).toBeNull();
    const seconds = String(choice.chosenAt.getTime() / 1000);
    expect(parseChoice(refusal.replace(seconds, String(Number(seconds) + 1)), key)).toBeNull();
    const other = encodeChoice({ ...choice, deviceId: '1f8fad5b-d9cb-469f-a165-70867728950e' }, key);
    expect(parseChoice(refusal.slice(0, -22) + other.slice(-22), key)).toBeNull();
  });

  it.each([
    undefined,
    '',
    'v1.0f8fad5b-d9cb-469f-a165-70867728950e.10.0123456789ab.1763805600',
    encodeChoice(choice, key).replace('v2', 'v3'),
    encodeChoice(choice, key).slice(0, -1),
    `${encodeChoice(choice, key)}\n`,
    `${encodeChoice(choice, key)}=`,
    encodeChoice(choice, key).toUpperCase(),
    encodeChoice(choice, key).slice(0, -23),
    `v2.${'a'.repeat(10_000)}`,
  ])('takes what it has not written for no choice: case %#', (text) =>
    expect(parseChoice(text, key)).toBeNull(),
  );

  it('holds half a year for the same question, or as long as the setting says', () => {
    expect(standingOfChoice(choice, later(0), asked)).toBe('holds');
    expect(standingOfChoice(choice, later(half - 1), asked)).toBe('holds');
    expect(standingOfChoice(choice, later(half), asked)).toBe('expired');
    expect(standingOfChoice(choice, later(half), { ...asked, days: 365 })).toBe('holds');
  });

  it('does not hold from the future nor for another question', () => {
    expect(standingOfChoice(choice, later(-59), asked)).toBe('holds');
    expect(standingOfChoice(choice, later(-3600), asked)).toBe('future');
    expect(standingOfChoice(choice, later(0), { ...asked, fingerprint: 'f'.repeat(64) })).toBe('changed');
  });

  it('is one of three in a word', () => {
    expect(outcomeOf({ preferences: true, statistics: true })).toBe('accepted');
    expect(outcomeOf({ preferences: true, statistics: false })).toBe('partly');
    expect(outcomeOf({ preferences: false, statistics: false })).toBe('refused');
  });
});

describe('the pseudonym of a browser', () => {
  it('is a UUID that does not give the id away', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), (id) => {
        const subject = subjectOfDevice(id);
        expect(subject).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(subject).not.toBe(id);
        expect(subjectOfDevice(id)).toBe(subject);
      }),
    );
  });
});

describe('the mark of what was shown', () => {
  const mark = { text: 'a'.repeat(64), fingerprint: purposesFingerprint, at: later(0) };

  it('comes back as it went', () => {
    expect(parseShown(encodeShown(mark, key), key)).toEqual({
      text: 'a'.repeat(16),
      fingerprint: purposesFingerprint.slice(0, 12),
      at: later(0),
    });
  });

  it('is believed only as a whole', () => {
    const text = encodeShown(mark, key);
    expect(parseShown(text, otherKey)).toBeNull();
    for (let at = 0; at < text.length; at += 1) {
      const other = text.slice(0, at) + (text[at] === 'b' ? 'c' : 'b') + text.slice(at + 1);
      // The last sign of a tag carries bits that mean nothing; the tag is compared as it is written.
      expect(parseShown(other, key), other).toBeNull();
    }
    for (const junk of ['', 'x', text.slice(1), `${text} `, 'a'.repeat(10_000)])
      expect(parseShown(junk, key)).toBeNull();
  });
});
