import { defaultLook, encodeLook, type Look, sameLook } from './look.rules';

/** One cookie to write. Without `maxAge` it ends with the session of the browser; with 0 it goes at once. */
export type LookCookie = { cookie: 'look' | 'preferences'; value: string; maxAge?: number };

const day = 86_400;
const gone = (cookie: LookCookie['cookie']): LookCookie => ({ cookie, value: '', maxAge: 0 });

/** Seconds for which a consent of `chosenAt` still holds, never more than its whole term and never less than none. */
export function secondsLeft(chosenAt: Date, at: Date, days: number): number {
  const left = Math.floor(days * day - (at.getTime() - chosenAt.getTime()) / 1000);
  return Math.max(0, Math.min(left, days * day));
}

/**
 * The cookies that a look becomes. The session keeps it in any case; beyond the session only consent to «preferences»
 * does, and no longer than that consent holds (clause 2.6). The default look needs none.
 * @param consentSeconds how long the consent still holds, 0 without one.
 */
export function lookCookies(look: Look, consentSeconds: number): readonly LookCookie[] {
  if (sameLook(look, defaultLook)) return [gone('look'), gone('preferences')];
  const value = encodeLook(look);
  return [
    { cookie: 'look', value },
    consentSeconds > 0 ? { cookie: 'preferences', value, maxAge: consentSeconds } : gone('preferences'),
  ];
}
