import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Hash } from '@/components/ui/hash';
import type { ConsentEvent } from '@/lib/consents/queries';
import { formatDate, formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import { ConsentText } from './consent-text';

/** Every decision about one consent, newest first: when, how, under which edition, and the very words shown. */
export async function ConsentHistory({
  locale,
  events,
}: {
  locale: Locale;
  events: readonly ConsentEvent[];
}) {
  const t = await getTranslations('consents');
  if (events.length === 0) return <p className="text-muted">{t('facts.noHistory')}</p>;
  return (
    <details>
      <summary>{t('history.summary')}</summary>
      <ol className="space-y-6">
        {events.map((event) => (
          <li key={event.id} className="max-w-none">
            <p className="font-semibold">
              {t(`history.${event.act}`)} ·{' '}
              <DateTime value={event.at.toISOString()}>{formatInstant(locale, event.at)}</DateTime>
            </p>
            <p className="text-sm text-muted">
              {t(`how.${event.how}`)}
              {event.editionNumber ? ` · ${t('facts.edition', { number: String(event.editionNumber) })}` : ''}
              {event.stopBy ? ` · ${t('history.stopBy', { date: formatDate(locale, event.stopBy) })}` : ''}
            </p>
            <details>
              <summary>{t('full.shown')}</summary>
              <ConsentText text={event.text} lang={event.locale} />
              <p className="text-sm text-muted">
                {t('full.hash')} <Hash value={event.textSha256} />
              </p>
            </details>
          </li>
        ))}
      </ol>
    </details>
  );
}
