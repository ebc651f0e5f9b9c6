import type { ConsentAct } from '@/db/enums';
import { fingerprintOf, type Purpose } from './purposes.rules';

/** `changed`: given, but to something else than what is asked today. `always`: the law demands it, nothing is asked. */
export type ConsentState = 'none' | 'given' | 'changed' | 'withdrawn' | 'refused' | 'always';

/** How a purpose stands by its newest event. */
export function stateOf(
  purpose: Purpose,
  last: { act: ConsentAct; fingerprint: string } | undefined,
): ConsentState {
  if (!purpose.asked) return 'always';
  if (!last) return 'none';
  if (last.act === 'refused') return 'refused';
  if (last.act !== 'granted') return 'withdrawn';
  return last.fingerprint === fingerprintOf(purpose) ? 'given' : 'changed';
}

/** True when the client may give his consent now. */
export const canGive = (state: ConsentState): boolean => state !== 'given' && state !== 'always';

/** True when the client may take it back now, by one button. */
export const canWithdraw = (purpose: Purpose, state: ConsentState): boolean =>
  purpose.withdrawal === 'free' && (state === 'given' || state === 'changed');

/** The time of a new event: never the same as, nor before, the one it follows, even when the clock was set back. */
export const timeAfter = (last: { at: Date } | undefined, present: Date): Date =>
  last && last.at >= present ? new Date(last.at.getTime() + 1) : present;
