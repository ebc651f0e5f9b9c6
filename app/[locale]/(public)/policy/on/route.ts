import { isLocalDate } from '@/lib/deadlines/almaty.rules';
import { defaultLocale, href, isLocale } from '@/lib/i18n/routing';

/** Relative, so that no forged Host header can lead anybody away. */
const go = (location: string) => new Response(null, { status: 307, headers: { location } });

/** The form «what was in force on a day» lands here; what is no date goes back to the form with what was typed. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const given = (await params).locale;
  const locale = isLocale(given) ? given : defaultLocale;
  const typed = new URL(request.url).searchParams.get('date');
  if (typed === null) return go(href(locale, '/policy/archive'));
  const date = typed.trim();
  if (isLocalDate(date)) return go(href(locale, `/policy/on/${date}`));
  const back = new URLSearchParams({ date: [...date].slice(0, 40).join('') });
  return go(`${href(locale, '/policy/archive')}?${back}`);
}
