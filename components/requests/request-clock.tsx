import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { type Calendar, explainDueDate } from '@/lib/deadlines/calendar.rules';
import { norms } from '@/lib/deadlines/norms.rules';
import { formatDate } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';

/** The clock of a request: dates are 'YYYY-MM-DD' in Asia/Almaty. */
export type Clock = { receivedOn: string; dueOn: string; workingDays: number; normCode: string };

/** Every day of the term: whether it counts and why. */
async function ClockDays({ locale, clock, calendar }: { locale: Locale; clock: Clock; calendar: Calendar }) {
  const t = await getTranslations('deadlines');
  const tRequests = await getTranslations('requests');
  const explained = explainDueDate(clock.receivedOn, clock.workingDays, calendar);
  return (
    <details>
      <summary>{t('how.title')}</summary>
      <div>
        <p>{t('how.rule')}</p>
        {explained.provisional ? <p>{t('provisional')}</p> : null}
        <Table
          caption={t('how.title')}
          quietCaption
          columns={[
            { key: 'day', label: tRequests('clock.day') },
            { key: 'counted', label: tRequests('clock.counts') },
            { key: 'why', label: tRequests('clock.why') },
          ]}
          rows={explained.days.map(({ date, ordinal, reason, names }) => ({
            id: date,
            cells: {
              day: <DateTime value={date}>{formatDate(locale, date)}</DateTime>,
              counted: ordinal === null ? t('how.notCounted') : t('how.counted', { ordinal }),
              why: names ? `${t(`reasons.${reason}`)}: ${names[locale]}` : t(`reasons.${reason}`),
            },
          }))}
        />
      </div>
    </details>
  );
}

/**
 * The legal due date, its norm, and how it was counted. `forStaff` adds when the norm was checked and how sure we are
 * of it; `closed` tells of the date as past.
 */
export async function RequestClock({
  locale,
  clock,
  calendar,
  closed = false,
  forStaff = false,
}: {
  locale: Locale;
  clock: Clock;
  calendar: Calendar;
  closed?: boolean;
  forStaff?: boolean;
}) {
  const t = await getTranslations('deadlines');
  const tRequests = await getTranslations('requests');
  const date = formatDate(locale, clock.dueOn);
  const norm = norms.find((row) => row.norm === clock.normCode && row.validFrom <= clock.receivedOn);
  return (
    <div className="part">
      <p className="font-semibold">
        <DateTime value={clock.dueOn}>
          {closed ? tRequests('clock.wasDue', { date }) : t('dueOn', { date })}
        </DateTime>
      </p>
      <p>{t(`norms.${clock.normCode}.title`)}</p>
      <p className="text-sm text-muted">{t(`norms.${clock.normCode}.citation`)}</p>
      {forStaff && norm ? (
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-muted">
          <span>{t('checkedOn', { date: formatDate(locale, norm.checkedOn) })}</span>
          <Tag tone={norm.mark === 'read' ? 'good' : 'warn'}>{t(`marks.${norm.mark}`)}</Tag>
        </p>
      ) : null}
      <ClockDays locale={locale} clock={clock} calendar={calendar} />
    </div>
  );
}
