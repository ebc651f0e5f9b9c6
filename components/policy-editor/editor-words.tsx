import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/routing';
import { loadMessages } from '@/lib/i18n/translator';

const own = [
  ...['editor', 'status', 'stale', 'views', 'errors', 'weights'],
  ...['warnings', 'groups', 'numbering', 'unknown', 'missing', 'conflicts', 'review'],
] as const;
const ofPolicy = ['errors', 'upload', 'notes', 'terms', 'view'] as const;
const ofCompare = ['kind', 'place', 'mark', 'list', 'jump'] as const;

const pick = (domain: Record<string, unknown>, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, domain[key]]));

/** The words that the editor needs in the browser, where it draws the text, its warnings and its refusals itself. */
export async function EditorWords({ locale, children }: { locale: Locale; children: ReactNode }) {
  const { validation, errors, ui, policy, policyCompare, policyStaff } = await loadMessages(locale);
  const messages = {
    validation,
    errors,
    ui,
    policy: pick(policy, ofPolicy),
    policyCompare: pick(policyCompare, ofCompare),
    policyStaff: pick(policyStaff, own),
  };
  return (
    <NextIntlClientProvider locale={locale} messages={messages as never} timeZone="Asia/Almaty">
      {children}
    </NextIntlClientProvider>
  );
}
