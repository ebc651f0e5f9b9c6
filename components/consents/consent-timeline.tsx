import { getTranslations } from 'next-intl/server';
import { PurposeName } from '@/components/receipts/purpose-name';
import { ReceiptLinks } from '@/components/receipts/receipt-links';
import { ShownWords } from '@/components/receipts/shown-words';
import { DateTime } from '@/components/ui/date-time';
import { Hash } from '@/components/ui/hash';
import { Tag } from '@/components/ui/tag';
import type { TimelineEvent } from '@/lib/consents/timeline.queries';
import { formatDate, formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';

/** What followed from an act, in one quiet line: the way, the edition, until when it holds or by when all stops. */
async function Circumstances({ locale, event }: { locale: Locale; event: TimelineEvent }) {
  const t = await getTranslations('consents');
  const parts = [
    t(`how.${event.how}`),
    event.ofBrowser ? t('timeline.ofBrowser') : null,
    event.editionNumber ? t('facts.edition', { number: String(event.editionNumber) }) : null,
    event.expiresAt ? t('timeline.until', { date: formatInstant(locale, event.expiresAt) }) : null,
    event.stopBy ? t('history.stopBy', { date: formatDate(locale, event.stopBy) }) : null,
  ];
  return <p className="text-sm text-muted">{parts.filter((part) => part !== null).join(' · ')}</p>;
}

/** Letters, calls and visits put no words before anybody on a screen; nor does the end of a term. */
const wasShown = ({ how }: TimelineEvent) => ['banner', 'page', 'cabinet', 'seed'].includes(how);

/** One act: what happened, to which purposes, and the very words that stood before the client. */
async function Act({ locale, event }: { locale: Locale; event: TimelineEvent }) {
  const t = await getTranslations('consents');
  const when = formatInstant(locale, event.at);
  const what = t(`acts.${event.act}`);
  return (
    <li className="max-w-none border-t border-line pt-4 pb-5 break-inside-avoid">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{what}</span>
        <DateTime value={event.at.toISOString()}>{when}</DateTime>
      </p>
      <ul className="mt-1 flex list-none flex-wrap gap-x-4 gap-y-1 pl-0">
        {event.purposes.map(({ code, on }) => (
          <li key={code} className="flex items-baseline gap-2">
            <PurposeName code={code} />
            <Tag tone={on ? 'good' : 'neutral'}>{t(on ? 'switch.on' : 'switch.off')}</Tag>
          </li>
        ))}
      </ul>
      <Circumstances locale={locale} event={event} />
      <details>
        <summary>{t(wasShown(event) ? 'timeline.words' : 'timeline.wordsOfDay')}</summary>
        <ShownWords text={event.text} lang={event.locale} />
        <p className="text-sm text-muted">
          {t('full.hash')} <Hash value={event.textSha256} />
        </p>
      </details>
      <ReceiptLinks locale={locale} id={event.id} about={`${what}, ${when}`} />
    </li>
  );
}

/** Acts about consents, newest first. */
export function ConsentTimeline({ locale, events }: { locale: Locale; events: readonly TimelineEvent[] }) {
  return (
    <ol className="part list-none pl-0">
      {events.map((event) => (
        <Act key={event.id} locale={locale} event={event} />
      ))}
    </ol>
  );
}
