'use server';
import { cookies } from 'next/headers';
import { CredentialsSignin } from 'next-auth';
import { nothing, personAction, publicAction } from '@/lib/action';
import { personActor, systemActor } from '@/lib/actor';
import { signIn } from '@/lib/auth/config';
import { cookieNames, cookieOptions } from '@/lib/auth/cookie-names.rules';
import { joinDevice } from '@/lib/cookies/join-device';
import { cookiesOff } from '@/lib/cookies/registry.rules';
import { givenChoice } from '@/lib/cookies/request-choice';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { takeTurn } from '@/lib/limits/take-turn';
import { getPolicyStanding } from '@/lib/policy/answer.queries';
import { requestAsker } from '@/lib/request';
import { endSession } from '@/lib/sessions/end-session';
import { landingPath, withNext } from '@/lib/sessions/next-path.rules';
import { requestCode } from '@/lib/sessions/request-code';
import { type ResolvedSession, resolveSession } from '@/lib/sessions/resolve-session';
import { endSessionSchema, requestCodeSchema, verifyCodeSchema } from '@/lib/sessions/schema';
import { codeRules } from '@/lib/sessions/session.rules';

/** Keeps the secret of this browser, or with no seconds forgets it. */
async function keepChallenge(challenge: string, seconds: number): Promise<void> {
  const { secureCookies } = env();
  const options = { ...cookieOptions(secureCookies), maxAge: seconds };
  (await cookies()).set(cookieNames(secureCookies).challenge, challenge, options);
}

/** Sends a code and binds it to this browser. The answer is the same whether the address is known or not. */
export const requestCodeAction = publicAction(
  requestCodeSchema,
  async (actor, { email, next = null }, { locale }) => {
    const { challenge } = await requestCode(actor, { email, locale, asker: await requestAsker() });
    await keepChallenge(challenge, codeRules.minutes * 60);
    return next;
  },
  (next) => withNext('/sign-in/code', next),
);

/** next-auth hides why a code was refused in `code`, as the message key that `verifyCode` gave. */
function refusedCode(error: unknown): unknown {
  if (!(error instanceof CredentialsSignin)) return error;
  const known = error.code.startsWith('auth.errors.');
  return known ? new AppError('invalid', { fields: { code: error.code } }) : new AppError('unavailable');
}

/** Where the session begins: a client who is asked about the policy is shown first what has changed. */
async function landing({ person, sessionId }: ResolvedSession, next: string | null): Promise<string> {
  const actor = personActor({ ...person, sessionId });
  const path = landingPath(actor.kind, next);
  if (actor.kind !== 'client' || path === '/cabinet/policy') return path;
  const { isAsked } = await getPolicyStanding(actor);
  return isAsked ? `/cabinet/policy?next=${encodeURIComponent(path)}` : path;
}

/**
 * What was chosen in this browser about cookies becomes the client's own history, once. A choice that is another
 * person's must not speak for this one: it is forgotten here, and he is asked himself.
 */
async function joinChoice({ person, sessionId }: ResolvedSession): Promise<void> {
  const given = await givenChoice();
  const actor = personActor({ ...person, sessionId });
  if (!given) return;
  // Whatever goes wrong, nobody goes on with a choice that may be another's.
  const whose = await joinDevice(actor, given.deviceId).catch(() => 'foreign');
  if (whose !== 'foreign') return;
  const { secureCookies } = env();
  const names = cookieNames(secureCookies);
  const gone = { ...cookieOptions(secureCookies), maxAge: 0 };
  const jar = await cookies();
  const off = cookiesOff(secureCookies, { preferences: false, statistics: false });
  for (const name of [names.cookieChoice, ...off]) jar.set(name, '', gone);
}

/** Signs in with the code. Leads to where the person was going, or to his own part of the portal. */
export const verifyCodeAction = publicAction(
  verifyCodeSchema,
  async (actor, { code, next = null }) => {
    await takeTurn(actor, 'triesOfNetwork', await requestAsker());
    const jar = await cookies();
    const names = cookieNames(env().secureCookies);
    const challenge = jar.get(names.challenge)?.value;
    const before = jar.get(names.session)?.value;
    if (!challenge) throw new AppError('invalid', { fields: { code: 'auth.errors.expired' } });
    try {
      await signIn('credentials', { challenge, code, redirect: false });
    } catch (error) {
      throw refusedCode(error);
    }
    // The session that has just begun: the request itself still looks like a visitor's.
    const begun = await resolveSession(systemActor('sign-in'), jar.get(names.session)?.value ?? '');
    if (!begun) throw new AppError('internal');
    // Signing in anew ends the session that this browser had, whoever's it was.
    if (before) await endSession(systemActor('sign-in'), { token: before });
    await keepChallenge('', 0);
    await joinChoice(begun);
    return landing(begun, next);
  },
  (path) => path,
);

/** Ends one session of the person; ending the present one signs him out. */
export const endSessionAction = personAction(
  endSessionSchema,
  async (actor, { session }) => {
    await endSession(actor, { sessionId: session });
    return session === actor.sessionId;
  },
  (present) => (present ? '/sign-in?done=signedOut' : '/cabinet/sessions?done=ended'),
);

/** Ends every session of the person but the present one. */
export const endOtherSessionsAction = personAction(
  nothing,
  async (actor) => {
    if (!actor.sessionId) throw new AppError('unauthenticated');
    await endSession(actor, { allBut: actor.sessionId });
  },
  () => '/cabinet/sessions?done=others',
);
