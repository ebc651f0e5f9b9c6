import { describe, expect, it } from 'vitest';
import { choiceForm, formFields, switchesOf } from './schema';

const form = { choice: 'save', how: 'page', locale: 'kk', returnTo: '/kk/cookies' };
const parse = (fields: unknown) => choiceForm.safeParse(fields);

describe('the form of the choice', () => {
  it.each([
    ['save', { preferences: 'on' }, { preferences: true, statistics: false }],
    ['save', {}, { preferences: false, statistics: false }],
    ['refuse', { preferences: 'on', statistics: 'on' }, { preferences: false, statistics: false }],
    ['accept', {}, { preferences: true, statistics: true }],
  ])('%s with %j', (choice, ticks, expected) => {
    expect(switchesOf(choiceForm.parse({ ...form, choice, ...ticks }), false)).toEqual(expected);
  });

  it.each(['save', 'accept', 'refuse'])('%s with Global Privacy Control is a refusal', (choice) => {
    const parsed = choiceForm.parse({ ...form, choice, preferences: 'on', statistics: 'on' });
    expect(switchesOf(parsed, true)).toEqual({ preferences: false, statistics: false });
  });

  it.each([
    null,
    {},
    { ...form, choice: 'maybe' },
    { ...form, choice: '' },
    { ...form, how: 'banner' },
    { ...form, locale: 'de' },
    { ...form, preferences: '1' },
    { ...form, necessary: 'off' },
    { ...form, returnTo: 'x'.repeat(4001) },
    { ...form, deviceId: '0f8fad5b-d9cb-469f-a165-70867728950e' },
  ])('refuses a forged form: case %#', (fields) => expect(parse(fields).success).toBe(false));

  it('refuses a name that occurs twice', () => {
    expect(formFields('choice=refuse&choice=accept')).toBeNull();
    expect(formFields('choice=refuse&how=banner')).toEqual({ choice: 'refuse', how: 'banner' });
    expect(parse(formFields('%')).success).toBe(false);
    expect(parse(formFields('__proto__=a&choice=refuse')).success).toBe(false);
  });
});
