import type { ConsentAct } from '@/db/enums';
import type { Switches } from './choice.rules';

const nothing: Switches = { preferences: false, statistics: false };
const any = (switches: Switches) => switches.preferences || switches.statistics;

/** Whether the same is on and off. */
export const sameSwitches = (a: Switches, b: Switches): boolean =>
  a.preferences === b.preferences && a.statistics === b.statistics;

/**
 * What happens when a browser chooses: a first refusal is `refused`, one that takes something back is `withdrawn`;
 * what was granted anew is `granted`, some on and some off instead of others is `changed`.
 * @param last how it stood before, or undefined when nothing was ever chosen (or it ran out).
 */
export function actOfChoice(next: Switches, last: Switches | undefined, gpc: boolean): ConsentAct {
  if (gpc) return 'gpc';
  const before = last ?? nothing;
  if (!any(next)) return any(before) ? 'withdrawn' : 'refused';
  return !any(before) || sameSwitches(next, before) ? 'granted' : 'changed';
}
