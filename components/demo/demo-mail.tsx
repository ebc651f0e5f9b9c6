import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyButton } from '@/components/ui/copy-button';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Hash } from '@/components/ui/hash';
import { formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { DemoMessage } from '@/lib/messages/queries';

/** The messages of one address, newest first, as they would have been sent. */
export async function DemoMail({ locale, messages }: { locale: Locale; messages: readonly DemoMessage[] }) {
  const [t, ui] = await Promise.all([getTranslations('demo'), getTranslations('ui')]);
  if (messages.length === 0) {
    return (
      <EmptyState
        title={t('mail.empty')}
        action={<ButtonLink href={href(locale, '/sign-in')}>{t('signIn')}</ButtonLink>}
      >
        {t('mail.emptyBody')}
      </EmptyState>
    );
  }
  return messages.map((message) => (
    <article
      key={`${message.at}${message.subject}`}
      className="part max-w-3xl border border-line bg-surface p-5"
    >
      <h4 className="mt-0">{message.subject}</h4>
      <p className="text-sm text-muted">
        {t('mail.at')} <DateTime value={message.at}>{formatInstant(locale, new Date(message.at))}</DateTime>
      </p>
      {message.code ? (
        <p className="flex flex-wrap items-center gap-x-4 text-lg">
          <span>
            {t('mail.code')} <Hash value={message.code} group={6} />
          </span>
          <CopyButton text={message.code} label={ui('copy')} copied={ui('copied')} />
        </p>
      ) : null}
      <p className="whitespace-pre-line">{message.text}</p>
      <p>
        <a href={message.link}>{message.link}</a>
      </p>
    </article>
  ));
}
