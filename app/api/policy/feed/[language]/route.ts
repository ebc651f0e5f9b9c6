import { AppError } from '@/lib/errors';
import { isLocale } from '@/lib/i18n/routing';
import { getPolicyFeed } from '@/lib/policy/feed.queries';
import { isFresh } from '@/lib/policy/feed.rules';
import { publicRoute } from '@/lib/route';

/** `/policy/feed.xml`, `/kk/policy/feed.xml`, `/en/policy/feed.xml`: one entry per published edition (clause 6.2). */
export const GET = publicRoute<{ language: string }>(async (actor, request, { language }) => {
  if (!isLocale(language)) throw new AppError('not_found');
  const { xml, validators } = await getPolicyFeed(actor, language);
  const headers = {
    etag: validators.etag,
    'last-modified': validators.lastModified,
    'cache-control': 'public, no-cache',
    'content-type': 'application/atom+xml; charset=utf-8',
  };
  const conditions = {
    ifNoneMatch: request.headers.get('if-none-match'),
    ifModifiedSince: request.headers.get('if-modified-since'),
  };
  return isFresh(conditions, validators)
    ? new Response(null, { status: 304, headers })
    : new Response(xml, { headers });
});
