import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { now } from '@/lib/clock';
import { currentChoice } from '@/lib/cookies/request-choice';
import { env } from '@/lib/env';
import { pathBefore } from './back-path.rules';
import { secondsLeft } from './keep-look.rules';
import { defaultLook, type Look, lookInForce } from './look.rules';

/** How this browser wants to see the portal. Reads cookies only; what they do not say is the default. */
export const requestLook = cache(async (): Promise<Look> => {
  const jar = await cookies();
  const names = cookieNames(env().secureCookies);
  const look = jar.get(names.look)?.value;
  const preferences = jar.get(names.preferences)?.value;
  const allowed = preferences !== undefined && (await currentChoice()).allowed.preferences;
  return lookInForce({ look, preferences, allowed: () => allowed }) ?? defaultLook;
});

/** How long the portal may remember a look beyond the session: seconds and the last moment, or null without consent. */
export async function preferenceTerm(): Promise<{ seconds: number; until: Date } | null> {
  const { choice, allowed } = await currentChoice();
  if (!choice || !allowed.preferences) return null;
  const at = now();
  const seconds = secondsLeft(choice.chosenAt, at, env().COOKIE_CHOICE_DAYS);
  return { seconds, until: new Date(at.getTime() + seconds * 1000) };
}

/** The page of ours from which this request came, if any. */
export const requestCameFrom = async (): Promise<string | null> =>
  pathBefore((await headers()).get('referer'), env().origins);
