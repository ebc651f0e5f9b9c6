import { cookies } from 'next/headers';
import { systemActor } from '@/lib/actor';
import { sessionCookieName } from '@/lib/auth/cookie-names.rules';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { pageSessionEnd } from '@/lib/page';
import { publicRoute } from '@/lib/route';
import { resolveSession } from '@/lib/sessions/resolve-session';
import { endOf, type SessionEnd } from '@/lib/sessions/session.rules';

/** In how many seconds the session ends. 401 when it is over, or there is none. */
function say(end: SessionEnd | null): Response {
  if (!end) throw new AppError('unauthenticated');
  return Response.json(end, { headers: { 'cache-control': 'private, no-store' } });
}

/** «Остаться»: uses the session, which puts its end off. */
export const POST = publicRoute(async () => say(await pageSessionEnd()));

/** When the session ends, for a page that only wants to know: asking does not put the end off. */
export const GET = publicRoute(async () => {
  const token = (await cookies()).get(sessionCookieName(env().secureCookies))?.value ?? '';
  const found = await resolveSession(systemActor('session'), token, { look: true });
  return say(found && endOf(found.person.role, found.expiresAt, now(), found.lastSeenAt));
});
