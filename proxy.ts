import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/env';
import { href, splitPath } from '@/lib/i18n/routing';
import { contentSecurityPolicy, isForeign, securityHeaders } from '@/lib/security-headers.rules';

/*
 * Sets headers, refuses foreign origins and finds the language of the address. It is never the lock: who may see
 * what is decided in `lib`, per row.
 */

const known = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']);
/** Addresses without a language: files, feeds, interfaces. */
const plain = /^\/(?:api|_next|\.well-known)\/|^\/(?:icon\.svg|robots\.txt|sitemap\.xml|favicon\.ico)$/;
const editionFile = /^\/policy\/editions\/([0-9]{1,6}\.(?:txt|md|json))$/;

function finish(response: NextResponse, policy: string): NextResponse {
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set('content-security-policy', policy);
  return response;
}

const say = (status: number, text: string) =>
  new NextResponse(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });

/** A redirect to a path of ours. Relative, so that no forged Host header can lead anybody away. */
const go = (status: 307 | 308, location: string) => new NextResponse(null, { status, headers: { location } });

function route(request: NextRequest, policy: string, nonce: string): NextResponse {
  const { pathname, search } = request.nextUrl;
  const headers = new Headers(request.headers);
  // Overwritten, whatever came from outside.
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  headers.delete('x-middleware-subrequest');
  headers.delete('x-forwarded-host');
  if (plain.test(pathname)) return NextResponse.next({ request: { headers } });

  if (pathname !== '/' && pathname.endsWith('/')) return go(308, `/${pathname.replace(/^\/+|\/+$/g, '')}${search}`);
  const { locale, path, prefixed } = splitPath(pathname);
  if (prefixed && locale === 'ru') return go(308, `${href('ru', path)}${search}`);
  headers.set('x-portal-locale', locale);
  headers.set('x-portal-path', path);

  const url = request.nextUrl.clone();
  const file = editionFile.exec(path);
  url.pathname = file ? `/api/policy/editions/${file[1]}` : `/${locale}${path === '/' ? '' : path}`;
  return NextResponse.rewrite(url, { request: { headers } });
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
  return finish(route(request, policy, nonce), policy);
}

function settings() {
  const { origins, secureCookies, NODE_ENV } = env();
  return { origins, secureCookies, development: NODE_ENV === 'development' };
}
