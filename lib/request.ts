import 'server-only';
import { headers } from 'next/headers';
import { env } from '@/lib/env';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import { askerOf, forwardedAddress } from '@/lib/limits/network.rules';
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

/** The address without its last part: enough to tell a network from another, not a household. */
function networkOf(address: string): string {
  const four = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(address);
  if (four) return `${four[1]}.${four[2]}.${four[3]}.0/24`;
  const groups = address.split(':');
  return /^[0-9a-f:]+$/i.test(address) && groups.length > 3 ? `${groups.slice(0, 3).join(':')}::/48` : '';
}

const requestAddress = async (): Promise<string> =>
  forwardedAddress((await headers()).get('x-forwarded-for') ?? '', env().PROXY_HOPS);

/** Who asks, as far as limits tell one from another: an address of the network. Null where it tells nothing. */
export const requestAsker = async (): Promise<string | null> => askerOf(await requestAddress());

/**
 * What is kept of a request as the circumstances of a consent; the setting CONSENT_CONTEXT says what: nothing, browser and
 * system in two words, or the network besides (never the whole address).
 */
export async function consentContext(): Promise<Record<string, string>> {
  const { CONSENT_CONTEXT } = env();
  if (CONSENT_CONTEXT === 'nothing') return {};
  const device = await deviceLabel();
  const kept: Record<string, string> = device ? { device } : {};
  if (CONSENT_CONTEXT === 'device') return kept;
  const network = networkOf(await requestAddress());
  return network ? { ...kept, network } : kept;
}
