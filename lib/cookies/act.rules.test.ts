import { describe, expect, it } from 'vitest';
import { actOfChoice } from './act.rules';

const none = { preferences: false, statistics: false };
const all = { preferences: true, statistics: true };
const one = { preferences: true, statistics: false };
const two = { preferences: false, statistics: true };

describe('what a choice is called', () => {
  it.each([
    [none, undefined, 'refused'],
    [all, undefined, 'granted'],
    [one, undefined, 'granted'],
    [none, none, 'refused'],
    [none, all, 'withdrawn'],
    [none, one, 'withdrawn'],
    [all, none, 'granted'],
    [all, all, 'granted'],
    [one, all, 'changed'],
    [all, one, 'changed'],
    [two, one, 'changed'],
  ] as const)('%j after %j is %s', (next, last, act) => {
    expect(actOfChoice(next, last, false)).toBe(act);
    expect(actOfChoice(next, last, true)).toBe('gpc');
  });
});
