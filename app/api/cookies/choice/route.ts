import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import { encodeLook, parseLook } from '@/lib/appearance/look.rules';
import { cookieNames, cookieOptions } from '@/lib/auth/cookie-names.rules';
import { now } from '@/lib/clock';
import { hashOfText } from '@/lib/consents/words.rules';
import {
  encodeChoice,
  outcomeOf,
  parseShown,
  type Switches,
  shortFingerprint,
} from '@/lib/cookies/choice.rules';
import { gatedAddresses } from '@/lib/cookies/gated.rules';
import { recordChoice } from '@/lib/cookies/record-choice';
import { cookiesOff, purposesFingerprint } from '@/lib/cookies/registry.rules';
import { choiceKey, currentChoice, givenChoice, noticeText, shownText } from '@/lib/cookies/request-choice';
import { type Mark, safeReturnPath, savedPath } from '@/lib/cookies/return-path.rules';
import { type ChoiceForm, choiceForm, formFields, switchesOf } from '@/lib/cookies/schema';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { href } from '@/lib/i18n/routing';
import { takeTurn } from '@/lib/limits/take-turn';
import { consentContext, requestAsker, requestSendsGpc } from '@/lib/request';
import { publicRoute } from '@/lib/route';

const mostBytes = 8192;
/** A page may stay open for a week; what it says is compared with what would be said now in any case. */
const longestShown = 7 * 86_400_000;

/** The posted form, or a refusal: another type, no or too great a length, an unknown or repeated field. */
async function readForm(request: Request) {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (type !== 'application/x-www-form-urlencoded' || !(length <= mostBytes)) throw new AppError('invalid');
  const parsed = choiceForm.safeParse(formFields(await request.text()));
  if (!parsed.success) throw new AppError('invalid');
  return parsed.data;
}

/**
 * When the form was shown. Null where it does not say so.
 * @throws AppError `conflict` when it showed other words or another meaning than today's and would switch something on:
 * nobody agrees to those unseen.
 */
function shownAt(form: ChoiceForm, text: Record<string, string>, adds: boolean): Date | null {
  if (form.shown === undefined) return null;
  const mark = parseShown(form.shown, choiceKey());
  const same =
    mark !== null &&
    hashOfText({ locale: form.locale, text }).startsWith(mark.text) &&
    mark.fingerprint === shortFingerprint(purposesFingerprint) &&
    now().getTime() - mark.at.getTime() < longestShown;
  if (same) return mark.at;
  // Who takes something back is heard, whatever he was shown.
  if (!adds) return null;
  throw new AppError('conflict');
}

/** What was chosen on this form becomes a record, then the cookie that remembers it. */
async function store(actor: Parameters<typeof recordChoice>[0], form: ChoiceForm) {
  // Where only the browser's scripts can see the signal they refuse before anything is asked, and the page says so.
  const told = form.how === 'banner' && form.gpc === 'on';
  const [sent, given, text, context] = await Promise.all([
    requestSendsGpc(),
    givenChoice(),
    told ? noticeText(form.locale) : shownText(form.how, form.locale),
    consentContext(),
  ]);
  const gpc = sent || form.gpc === 'on';
  const switches: Switches = switchesOf(form, gpc);
  const { allowed } = await currentChoice();
  const adds = (switches.preferences && !allowed.preferences) || (switches.statistics && !allowed.statistics);
  // A refusal is always taken.
  if (adds) await takeTurn(actor, 'choicesOfNetwork', await requestAsker());
  const { at, deviceId } = await recordChoice(actor, {
    deviceId: given?.deviceId ?? crypto.randomUUID(),
    ...switches,
    gpc,
    how: form.how,
    locale: form.locale,
    text,
    shownAt: shownAt(form, text, adds),
    context,
  });
  const { secureCookies, COOKIE_CHOICE_DAYS } = env();
  const names = cookieNames(secureCookies);
  const fingerprint = shortFingerprint(purposesFingerprint);
  const options = cookieOptions(secureCookies);
  const jar = await cookies();
  const value = encodeChoice(
    { deviceId, ...switches, fingerprint, chosenAt: at > now() ? now() : at },
    choiceKey(),
  );
  jar.set(names.cookieChoice, value, { ...options, maxAge: COOKIE_CHOICE_DAYS * 86_400 });
  // What a category keeps goes at once, with the choice against it, and begins with the choice for it.
  for (const name of cookiesOff(secureCookies, switches))
    if (jar.has(name)) jar.set(name, '', { ...options, maxAge: 0 });
  const look = parseLook(jar.get(names.look)?.value);
  if (switches.preferences && look)
    jar.set(names.preferences, encodeLook(look), { ...options, maxAge: COOKIE_CHOICE_DAYS * 86_400 });
  return { switches, gpc };
}

const markOf = (error: unknown): Mark | null => {
  if (!(error instanceof AppError)) return null;
  if (error.code === 'rate_limited') return 'later';
  return error.code === 'conflict' ? 'again' : null;
};

/**
 * Stores a choice about cookies. A form leads back to its page; a script, which asks for JSON, is told the outcome and
 * which optional pieces may run now.
 */
export const POST = publicRoute(async (actor, request) => {
  const form = await readForm(request);
  const json = request.headers.get('accept')?.includes('application/json') ?? false;
  const back = safeReturnPath(form.returnTo) ?? href(form.locale, '/');
  const lead = (mark: Mark) =>
    new NextResponse(null, {
      status: 303,
      headers: { location: savedPath(back, mark), 'cache-control': 'no-store' },
    });
  try {
    const { switches, gpc } = await store(actor, form);
    if (!json) return lead('saved');
    const answer = { outcome: outcomeOf(switches), gpc, switches, run: gatedAddresses(switches) };
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const mark = markOf(error);
    if (json || !mark) throw error;
    return lead(mark);
  }
});

/** Whether this browser has chosen: for a page that the browser kept and shows again. */
export const GET = publicRoute(async () => {
  const { choice, gpc } = await currentChoice();
  return Response.json({ chosen: choice !== null || gpc }, { headers: { 'cache-control': 'no-store' } });
});
