import { describe, expect, it } from 'vitest';
import { endOf } from './session.rules';

const at = new Date('2026-11-25T10:00:00Z');
const inMinutes = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

describe('the end of a session', () => {
  it.each([
    ['client', 600, { seconds: 29.5 * 60, extends: true }],
    ['client', 20, { seconds: 20 * 60, extends: false }],
    ['reviewer', 400, { seconds: 14.5 * 60, extends: true }],
    ['administrator', 10, { seconds: 10 * 60, extends: false }],
    ['client', -1, { seconds: -60, extends: false }],
  ] as const)('of a %s with %i minutes left', (role, left, end) => {
    expect(endOf(role, inMinutes(left), at)).toEqual(end);
  });

  it('is nearer for one that was used a while ago', () => {
    expect(endOf('client', inMinutes(600), at, inMinutes(-20))).toEqual({ seconds: 9.5 * 60, extends: true });
    expect(endOf('client', inMinutes(5), at, inMinutes(-20))).toEqual({ seconds: 5 * 60, extends: false });
  });
});
