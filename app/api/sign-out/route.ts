import { signOut } from '@/lib/auth/config';
import { AppError } from '@/lib/errors';
import { defaultLocale, href, isLocale } from '@/lib/i18n/routing';
import { logger } from '@/lib/logger';
import { publicRoute } from '@/lib/route';
import { endSession } from '@/lib/sessions/end-session';

const alreadyOver = (error: unknown) => error instanceof AppError && error.code === 'not_found';

const goTo = (path: string, headers: Record<string, string> = {}) =>
  new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store', ...headers } });

/**
 * Signs out. A route and not a server action, because only a route can say `Clear-Site-Data`. The session's row goes
 * first and for certain: next-auth would clear the cookie even if the database had refused.
 */
export const POST = publicRoute(async (actor, request) => {
  const given = String((await request.formData().catch(() => null))?.get('locale') ?? '');
  const locale = isLocale(given) ? given : defaultLocale;
  try {
    if ('sessionId' in actor && actor.sessionId) {
      await endSession(actor, { sessionId: actor.sessionId }).catch((error) => {
        if (!alreadyOver(error)) throw error;
      });
    }
    await signOut({ redirect: false });
  } catch (error) {
    logger().error({ event: 'signOut.failed', kind: error instanceof Error ? error.name : typeof error });
    return goTo(href(locale, '/sign-out?failed=1'));
  }
  return goTo(href(locale, '/sign-in?done=signedOut'), { 'clear-site-data': '"cache", "storage"' });
});
