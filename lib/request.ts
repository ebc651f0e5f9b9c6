import 'server-only';
import { headers } from 'next/headers';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import { describeDevice } from '@/lib/sessions/device.rules';

/** The language of the page that was asked for; `proxy.ts` puts it there. */
export async function requestLocale(): Promise<Locale> {
  const given = (await headers()).get('x-portal-locale') ?? '';
  return isLocale(given) ? given : defaultLocale;
}

/** The path without the language, as `proxy.ts` saw it. */
export const requestPath = async (): Promise<string> => (await headers()).get('x-portal-path') ?? '/';

/** The nonce of this response, for the rare script or style of our own. */
export const requestNonce = async (): Promise<string | undefined> =>
  (await headers()).get('x-nonce') ?? undefined;

/** True when the browser sends Global Privacy Control. */
export const requestSendsGpc = async (): Promise<boolean> => (await headers()).get('sec-gpc') === '1';

/** Browser and system in two words, for the list of sessions. The user agent itself is not kept. */
export const deviceLabel = async (): Promise<string> =>
  describeDevice((await headers()).get('user-agent') ?? '');
