import { type NextRequest, NextResponse } from 'next/server';
import { startLocale } from '@/lib/appearance/start-locale.rules';
import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { now } from '@/lib/clock';
import { choiceKeyOf, parseChoice } from '@/lib/cookies/choice.rules';
import {
  allowedNow,
  allowedSources,
  gatedScripts,
  hasForeign,
  ownFiles,
  type Sources,
} from '@/lib/cookies/gated.rules';
import { purposesFingerprint } from '@/lib/cookies/registry.rules';
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
const scripts = ownFiles(gatedScripts);
const foreignScripts = hasForeign(gatedScripts);

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
function move(request: NextRequest, path: string, status = 308): NextResponse {
  const { origins, origin } = env();
  const host = request.headers.get('host');
  const target = new URL(origins.find((own) => new URL(own).host === host) ?? origin);
  // Set as a path, never parsed as an address: `//elsewhere` stays a path of ours.
  target.pathname = path;
  target.search = request.nextUrl.search;
  return NextResponse.redirect(target, status);
}

/** Leads somebody who comes to the bare address from outside to the language that he chose for it. */
function moveToOwnLanguage(request: NextRequest): NextResponse | null {
  const { secureCookies, AUTH_SECRET, COOKIE_CHOICE_DAYS } = env();
  const locale = startLocale(
    {
      method: request.method,
      pathname: request.nextUrl.pathname,
      header: (name) => request.headers.get(name),
      cookie: (name) => request.cookies.get(name)?.value,
    },
    { secureCookies, secret: AUTH_SECRET, days: COOKIE_CHOICE_DAYS, at: new Date() },
  );
  if (!locale) return null;
  const answer = move(request, href(locale, '/'), 307);
  answer.headers.set('cache-control', 'private, no-store');
  answer.headers.set('vary', 'Cookie, Sec-Fetch-Dest, Sec-Fetch-Mode, Sec-Fetch-Site, Sec-GPC');
  return answer;
}

function route(request: NextRequest, policy: string, nonce: string): NextResponse {
  const { pathname, search } = request.nextUrl;
  const headers = new Headers(request.headers);
  // Overwritten, whatever came from outside.
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  headers.delete('x-middleware-subrequest');
  if (plain.test(pathname) || scripts.has(pathname)) return NextResponse.next({ request: { headers } });

  if (pathname !== '/' && pathname.endsWith('/'))
    return move(request, `/${pathname.replace(/^\/+|\/+$/g, '')}`);
  const moved = moveToOwnLanguage(request);
  if (moved) return moved;
  const { locale, path, prefixed } = splitPath(pathname);
  if (prefixed && locale === 'ru') return move(request, href('ru', path));
  headers.set('x-portal-locale', locale);
  headers.set('x-portal-path', path);
  headers.set('x-portal-search', search);

  return NextResponse.next({ request: { headers } });
}

let key: Buffer | undefined;

/** Origins of others for those alone who agreed to them. Costs nothing while no optional script is somebody else's. */
function optionalSources(request: NextRequest): Sources | undefined {
  const { AUTH_SECRET, secureCookies, COOKIE_CHOICE_DAYS: days } = env();
  if (!foreignScripts || !AUTH_SECRET) return undefined;
  const value = request.cookies.get(cookieNames(secureCookies).cookieChoice)?.value;
  if (value === undefined) return undefined;
  key ??= choiceKeyOf(AUTH_SECRET);
  const gpc = request.headers.get('sec-gpc') === '1';
  const asked = { gpc, fingerprint: purposesFingerprint, days };
  return allowedSources(allowedNow(parseChoice(value, key), now(), asked), gatedScripts);
}

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const { origins, secureCookies, development } = settings();
  const policy = contentSecurityPolicy(
    nonce,
    { https: secureCookies, development },
    optionalSources(request),
  );
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
