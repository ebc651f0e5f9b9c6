import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/routing';
import { loadMessages } from '@/lib/i18n/translator';

/** The words that the forms about a published edition need in the browser, and no others. */
export async function EditionWords({ locale, children }: { locale: Locale; children: ReactNode }) {
  const { validation, errors, ui, policy, policyEdition } = await loadMessages(locale);
  const { order, translate, approve, repeal, note } = policyEdition;
  const messages = {
    validation,
    errors,
    ui,
    policy: { errors: policy.errors, upload: policy.upload },
    policyEdition: { order, translate, approve, repeal, note },
  };
  return (
    <NextIntlClientProvider locale={locale} messages={messages as never} timeZone="Asia/Almaty">
      {children}
    </NextIntlClientProvider>
  );
}
