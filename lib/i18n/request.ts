import { headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { loadMessages } from '@/lib/i18n/translator';

/** next-intl asks here: the language comes from the address, through `proxy.ts`. */
export default getRequestConfig(async ({ locale: asked }) => {
  const given = asked ?? (await headers()).get('x-portal-locale') ?? '';
  const locale = isLocale(given) ? given : defaultLocale;
  return { locale, messages: (await loadMessages(locale)) as never, timeZone: 'Asia/Almaty' };
});
