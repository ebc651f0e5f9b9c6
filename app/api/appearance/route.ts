import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import { backPath } from '@/lib/appearance/back-path.rules';
import { lookCookies } from '@/lib/appearance/keep-look.rules';
import { preferenceTerm, requestLook } from '@/lib/appearance/request-look';
import { lookForm } from '@/lib/appearance/schema';
import { cookieNames, cookieOptions } from '@/lib/auth/cookie-names.rules';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { publicRoute, readForm } from '@/lib/route';

/** The posted look, or a refusal: an unknown, missing or repeated field, a value that is not on its list. */
async function readLook(request: Request) {
  const pairs = [...(await readForm(request))];
  const fields = Object.fromEntries(pairs);
  const parsed = lookForm.safeParse(fields);
  if (!parsed.success || Object.keys(fields).length !== pairs.length) throw new AppError('invalid');
  return parsed.data;
}

/** Applies a look: for the session, or longer with consent to «preferences» (clause 2.6), and leads back. */
export const POST = publicRoute(async (_actor, request) => {
  const { locale, returnTo, ...look } = await readLook(request);
  const [before, term, jar] = await Promise.all([requestLook(), preferenceTerm(), cookies()]);
  const { secureCookies } = env();
  const names = cookieNames(secureCookies);
  const options = cookieOptions(secureCookies);
  for (const { cookie, value, maxAge } of lookCookies(look, term?.seconds ?? 0)) {
    // Nothing is taken from a browser that holds nothing.
    if (maxAge === 0 && !jar.has(names[cookie])) continue;
    jar.set(names[cookie], value, maxAge === undefined ? options : { ...options, maxAge });
  }
  const changed = look.language === before.language ? null : look.language;
  const location = backPath(returnTo, locale, changed);
  return new NextResponse(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
});
