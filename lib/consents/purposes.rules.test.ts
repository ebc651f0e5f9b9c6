import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataMap } from '@/lib/data-map/registry.rules';
import { locales } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { parsePolicy } from '@/lib/policy/parse.rules';
import {
  appPermissionsClause,
  clauseNumber,
  cookiePurposes,
  fingerprintOf,
  purposeOf,
  purposes,
} from './purposes.rules';
import { canGive, canWithdraw, stateOf, timeAfter } from './state.rules';
import { consentParts, consentWords, hashOfText, labelKey } from './words.rules';

const source = readFileSync(
  new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
  'utf8',
);
const offers = purposeOf('offersEmail');
const granted = { act: 'granted', fingerprint: fingerprintOf(offers) } as const;

describe('the register of purposes', () => {
  it('points at clauses that exist', () => {
    const anchors = new Set(parsePolicy(source).blocks.map(({ anchor }) => anchor));
    const used = [...purposes, ...cookiePurposes].flatMap(({ clauses }) => clauses);
    expect([...used, appPermissionsClause].filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });

  it('uses only data of the data map', () => {
    const fields = new Set(dataMap.map(({ field }) => field));
    expect(purposes.flatMap(({ data }) => data).filter((field) => !fields.has(field))).toEqual([]);
  });

  it('gives nothing to anybody', () => {
    for (const { thirdParties, crossBorder, published } of purposes) {
      expect([thirdParties, crossBorder, published]).toEqual([[], [], false]);
    }
  });

  it('has a fingerprint for the meaning, whatever the order, the clause or the words', () => {
    expect(fingerprintOf({ ...offers, data: offers.data.toReversed(), clauses: ['c-9'] })).toBe(
      fingerprintOf(offers),
    );
    for (const other of [
      { ...offers, data: [...offers.data, 'iin'] },
      { ...offers, term: 'relationship' as const },
      { ...offers, thirdParties: ['somebody'] },
      { ...offers, crossBorder: ['somewhere'] },
      { ...offers, published: true },
      { ...offers, withdrawal: 'openContract' as const },
    ]) {
      expect(fingerprintOf(other)).not.toBe(fingerprintOf(offers));
    }
    expect(new Set(purposes.map(fingerprintOf)).size).toBe(purposes.length);
  });

  it('prints clause numbers as the policy does', () => {
    expect(['c-3.3-i1', 'c-3.4-1', 'c-5.3'].map(clauseNumber)).toEqual(['3.3 (1)', '3.4', '5.3']);
  });
});

describe('the state of a consent', () => {
  it('is its newest event', () => {
    expect(stateOf(offers, undefined)).toBe('none');
    expect(stateOf(offers, granted)).toBe('given');
    expect(stateOf(offers, { ...granted, act: 'withdrawn' })).toBe('withdrawn');
    expect(stateOf(offers, { ...granted, act: 'refused' })).toBe('refused');
    expect(stateOf(offers, { ...granted, fingerprint: 'other' })).toBe('changed');
    expect(stateOf(purposeOf('answers'), undefined)).toBe('always');
  });

  it('decides which buttons there are', () => {
    expect(canGive('given') || canGive('always')).toBe(false);
    expect(canGive('changed') && canGive('withdrawn') && canGive('none')).toBe(true);
    expect(canWithdraw(offers, 'given') && canWithdraw(offers, 'changed')).toBe(true);
    expect(canWithdraw(offers, 'withdrawn') || canWithdraw(offers, 'none')).toBe(false);
    expect(canWithdraw(purposeOf('service'), 'given')).toBe(false);
  });

  it('never goes back in time', () => {
    const present = new Date('2026-11-22T10:00:00Z');
    expect(timeAfter(undefined, present)).toEqual(present);
    expect(timeAfter({ at: present }, present).getTime()).toBe(present.getTime() + 1);
    const future = new Date('2026-11-22T11:00:00Z');
    expect(timeAfter({ at: future }, present) > future).toBe(true);
  });
});

describe.each(locales)('the consent text in %s', (locale) => {
  it.each(purposes.map((purpose) => [purpose.code, purpose] as const))(
    'of %s is whole',
    async (_code, purpose) => {
      const t = await translator(locale, 'consents');
      const text = consentWords(purpose, t, (field) => field);
      const all = Object.values(text).join('\n');
      expect(consentParts.filter((part) => !text[part] || !text[labelKey(part)])).toEqual([]);
      expect(text.operator).toContain('180940010420');
      expect(text.data?.split('; ')).toEqual(purpose.data);
      expect(all).not.toMatch(/безотзывн|безусловн|irrevocable|қайтарып алынбайтын|consents\./i);
      expect(hashOfText({ locale, text })).toMatch(/^[0-9a-f]{64}$/);
    },
  );
});
