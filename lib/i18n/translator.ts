import { createTranslator } from 'use-intl/core';
import { type MessageDomain, messageDomains } from '@/lib/i18n/domains';
import type { Locale } from '@/lib/i18n/routing';

export type Messages = { [Domain in MessageDomain]: Record<string, unknown> };

const memo = new Map<Locale, Promise<Messages>>();

async function read(locale: Locale): Promise<Messages> {
  const pairs = await Promise.all(
    messageDomains.map(async (domain) => [
      domain,
      (await import(`./messages/${locale}/${domain}.json`)).default,
    ]),
  );
  return Object.fromEntries(pairs) as Messages;
}

/** All words of a language. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const known = memo.get(locale);
  if (known) return known;
  const reading = read(locale);
  memo.set(locale, reading);
  return reading;
}

/** A translator outside a page: messages, exports, receipts. `t('signInCode.subject', {…})` in the given domain. */
export async function translator(locale: Locale, domain: MessageDomain) {
  const messages = await loadMessages(locale);
  const t = createTranslator({
    locale,
    messages: messages as never,
    namespace: domain as never,
    timeZone: 'Asia/Almaty',
  });
  return t as unknown as (key: string, values?: Record<string, string | number>) => string;
}
