import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { choiceSeconds, encodeChoice, parseChoice, shortFingerprint } from '@/lib/cookies/choice.rules';
import { recordChoice } from '@/lib/cookies/record-choice';
import { purposesFingerprint } from '@/lib/cookies/registry.rules';
import { safeReturnPath, savedPath } from '@/lib/cookies/return-path.rules';
import { choiceForm, formFields, switchesOf } from '@/lib/cookies/schema';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { href } from '@/lib/i18n/routing';
import { requestSendsGpc } from '@/lib/request';
import { publicRoute } from '@/lib/route';

const mostBytes = 8192;

/** The posted form, or a refusal: another type, no or too great a length, an unknown or repeated field. */
async function readForm(request: Request) {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (type !== 'application/x-www-form-urlencoded' || !(length <= mostBytes)) throw new AppError('invalid');
  const parsed = choiceForm.safeParse(formFields(await request.text()));
  if (!parsed.success) throw new AppError('invalid');
  return parsed.data;
}

/** Stores a choice about cookies, then sets the cookie that remembers it, then leads back to the same page. */
export const POST = publicRoute(async (actor, request) => {
  const form = await readForm(request);
  const [jar, gpc] = await Promise.all([cookies(), requestSendsGpc()]);
  const { secureCookies } = env();
  const name = cookieNames(secureCookies).cookieChoice;
  const deviceId = parseChoice(jar.get(name)?.value)?.deviceId ?? crypto.randomUUID();
  const switches = switchesOf(form, gpc);
  const { at } = await recordChoice(actor, {
    deviceId,
    ...switches,
    gpc,
    how: form.how,
    locale: form.locale,
  });
  const fingerprint = shortFingerprint(purposesFingerprint);
  const location = savedPath(safeReturnPath(form.returnTo) ?? href(form.locale, '/'));
  const response = new NextResponse(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store' },
  });
  response.cookies.set({
    name,
    value: encodeChoice({ deviceId, ...switches, fingerprint, chosenAt: at }),
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secureCookies,
    maxAge: choiceSeconds,
  });
  return response;
});
