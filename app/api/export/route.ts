import { makeExport } from '@/lib/exports/make-export';
import { href, isLocale } from '@/lib/i18n/routing';
import { takeTurn } from '@/lib/limits/take-turn';
import { clientRoute } from '@/lib/route';

/** The language of the page that asks: `?language=kk`. */
const languageOf = (request: Request) => {
  const given = new URL(request.url).searchParams.get('language') ?? '';
  return isLocale(given) ? given : undefined;
};

const copy = clientRoute(async (actor, request) => {
  await takeTurn(actor, 'exportsOfClient', actor.personId);
  const made = await makeExport(actor, { locale: languageOf(request) });
  return new Response(made.json, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      // The name is plain ASCII, so RFC 6266 asks for nothing more.
      'content-disposition': `attachment; filename="${made.fileName}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});

/**
 * The client's copy as a file. POST, because each copy is an act that is recorded. A browser whose session ended is led
 * to sign in, one that asks too often back to the page, which says when; a program gets the problem document.
 */
export async function POST(request: Request, context: { params: Promise<unknown> }): Promise<Response> {
  const response = await copy(request, context);
  if (!request.headers.get('accept')?.includes('text/html')) return response;
  const lead = (path: string) => href(languageOf(request) ?? 'ru', path);
  const minutes = Math.ceil(Number(response.headers.get('retry-after')) / 60);
  const location = {
    401: `${lead('/sign-in')}?next=${encodeURIComponent('/cabinet/export')}`,
    429: `${lead('/cabinet/export')}?wait=${minutes}`,
  }[response.status];
  if (!location) return response;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } });
}
