import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/routing';
import { loadMessages } from '@/lib/i18n/translator';

/**
 * The words with which a form of a request can be refused. Labels and hints come to the forms as props, so the
 * dictionaries of requests and staff stay on the server.
 */
export async function RequestWords({ locale, children }: { locale: Locale; children: ReactNode }) {
  const { validation, errors, ui, requests, staff, consents, deadlines } = await loadMessages(locale);
  const messages = {
    validation,
    errors,
    ui,
    requests: { errors: requests.errors },
    staff: { errors: staff.errors },
    consents: { errors: consents.errors },
    deadlines: { calendarMissing: deadlines.calendarMissing, normMissing: deadlines.normMissing },
  };
  return (
    <NextIntlClientProvider locale={locale} messages={messages as never} timeZone="Asia/Almaty">
      {children}
    </NextIntlClientProvider>
  );
}
