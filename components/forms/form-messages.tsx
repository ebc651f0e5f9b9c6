import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import type { MessageDomain } from '@/lib/i18n/domains';
import type { Locale } from '@/lib/i18n/routing';
import { loadMessages } from '@/lib/i18n/translator';

/** Gives the forms inside it the words they need and no others: the dictionary is not shipped to the browser. */
export async function FormMessages({
  locale,
  domains,
  children,
}: {
  locale: Locale;
  domains: readonly MessageDomain[];
  children: ReactNode;
}) {
  const all = await loadMessages(locale);
  const needed = ['validation', 'errors', 'ui', ...domains] as const;
  const messages = Object.fromEntries(needed.map((domain) => [domain, all[domain]]));
  return (
    <NextIntlClientProvider locale={locale} messages={messages as never} timeZone="Asia/Almaty">
      {children}
    </NextIntlClientProvider>
  );
}
