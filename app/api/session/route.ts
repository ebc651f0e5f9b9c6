import { AppError } from '@/lib/errors';
import { pageSessionEnd } from '@/lib/page';
import { publicRoute } from '@/lib/route';

/** «Остаться»: uses the session, which puts its end off, and says when it ends now. 401 when it is over. */
export const POST = publicRoute(async () => {
  const end = await pageSessionEnd();
  if (!end) throw new AppError('unauthenticated');
  return Response.json(end, { headers: { 'cache-control': 'private, no-store' } });
});
