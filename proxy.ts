import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/env';
import en from '@/lib/i18n/messages/en/errors.json';
import kk from '@/lib/i18n/messages/kk/errors.json';
import ru from '@/lib/i18n/messages/ru/errors.json';
import { href, splitPath } from '@/lib/i18n/routing';
import { contentSecurityPolicy, isForeign, securityHeaders } from '@/lib/security-headers.rules';

/*
 * Sets headers, refuses foreign origins and tells the pages the language of the address. It is never the lock: who may
 * see what is decided in `lib`, per row. The inner addresses (`/ru/…` for Russian) are rewrites of next.config.mjs: a
 * rewrite from here compares host names, and on 127.0.0.1 takes the portal for somebody else's server.
 */

const known = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']);
/** Addresses without a language: files, feeds, interfaces. */
const plain = /^\/(?:api|_next|\.well-known)\/|^\/(?:icon\.svg|robots\.txt|sitemap\.xml|favicon\.ico)$/;

/** As `serverActions.bodySizeLimit`, which would answer 500. */
const mostBytes = 1_048_576;
const tooLarge = { ru: ru.too_large, kk: kk.too_large, en: en.too_large };

function finish(response: NextResponse, policy: string): NextResponse {
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set('content-security-policy', policy);
  return response;
}

const say = (status: number, text: string) =>
  new NextResponse(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });

/** A redirect within the portal: to one of our own origins, whatever Host header was sent. */
function move(request: NextRequest, path: string): NextResponse {
  const { origins, origin } = env();
  const host = request.headers.get('host');
  const target = new URL(origins.find((own) => new URL(own).host === host) ?? origin);
  // Set as a path, never parsed as an address: `//elsewhere` stays a path of ours.
  target.pathname = path;
  target.search = request.nextUrl.search;
  return NextResponse.redirect(target, 308);
}

function route(request: NextRequest, policy: string, nonce: string): NextResponse {
  const { pathname, search } = request.nextUrl;
  const headers = new Headers(request.headers);
  // Overwritten, whatever came from outside.
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  headers.delete('x-middleware-subrequest');
  if (plain.test(pathname)) return NextResponse.next({ request: { headers } });

  if (pathname !== '/' && pathname.endsWith('/'))
    return move(request, `/${pathname.replace(/^\/+|\/+$/g, '')}`);
  const { locale, path, prefixed } = splitPath(pathname);
  if (prefixed && locale === 'ru') return move(request, href('ru', path));
  headers.set('x-portal-locale', locale);
  headers.set('x-portal-path', path);
  headers.set('x-portal-search', search);

  return NextResponse.next({ request: { headers } });
}

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const { origins, secureCookies, development } = settings();
  const policy = contentSecurityPolicy(nonce, { https: secureCookies, development });
  if (!known.has(request.method)) return finish(say(405, 'Method not allowed'), policy);
  const origin = request.headers.get('origin');
  const fetchSite = request.headers.get('sec-fetch-site');
  if (isForeign({ method: request.method, origin, fetchSite }, origins)) {
    return finish(say(403, 'This request did not come from a page of this portal.'), policy);
  }
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) {
    return finish(say(413, tooLarge[splitPath(request.nextUrl.pathname).locale]), policy);
  }
  return finish(route(request, policy, nonce), policy);
}

function settings() {
  const { origins, secureCookies, NODE_ENV } = env();
  return { origins, secureCookies, development: NODE_ENV === 'development' };
}
