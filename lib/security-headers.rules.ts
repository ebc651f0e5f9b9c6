import type { Sources } from '@/lib/cookies/gated.rules';

const nobody: Sources = { script: [], connect: [], img: [] };
const and = (origins: readonly string[]) => origins.map((origin) => ` ${origin}`).join('');

/**
 * Content-Security-Policy of a response. Scripts run only with this response's nonce; there is no `unsafe-inline`
 * but for style attributes. `upgrade-insecure-requests` would break a portal served over http on one's own machine.
 * @param optional origins of others that this reader has agreed to.
 */
export function contentSecurityPolicy(
  nonce: string,
  options: { https: boolean; development: boolean },
  optional: Sources = nobody,
): string {
  const development = options.development ? " 'unsafe-eval'" : '';
  const rules = [
    "default-src 'none'",
    // Who knows 'strict-dynamic' goes by the nonce and not by origins; they are for older browsers.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development}${and(optional.script)}`,
    `style-src 'self' ${options.development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self'${and(optional.img)}`,
    "font-src 'self'",
    `connect-src 'self'${and(optional.connect)}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
  ];
  if (options.https) rules.push('upgrade-insecure-requests');
  return rules.join('; ');
}

/** The headers of every response, whatever it is: page, redirect, error, file. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), ' +
    'gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), usb=(), browsing-topics=()',
};

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Whether a request that may change something comes from our own pages: its Origin must be exactly one of ours, and
 * the browser must not call it cross-site. A missing or `null` Origin is foreign.
 */
export function isForeign(
  request: { method: string; origin: string | null; fetchSite: string | null },
  origins: readonly string[],
): boolean {
  if (!changing.has(request.method)) return false;
  if (request.origin === null || !origins.includes(request.origin)) return true;
  return request.fetchSite !== null && request.fetchSite !== 'same-origin';
}
