import { getTranslations } from 'next-intl/server';
import { StatusTag } from '@/components/requests/status-tag';
import { DateTime } from '@/components/ui/date-time';
import { Table } from '@/components/ui/table';
import type { Calendar } from '@/lib/deadlines/calendar.rules';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import { daysLeft } from '@/lib/requests/days-left.rules';
import type { RequestSummary } from '@/lib/requests/queries';
import { DueLeft } from './due-left';

/** Requests by due date. Nothing of a client is in it. */
export async function QueueTable({
  locale,
  requests,
  calendar,
  today,
  open,
}: {
  locale: Locale;
  requests: readonly RequestSummary[];
  calendar: Calendar;
  today: string;
  open: boolean;
}) {
  const t = await getTranslations('staff');
  const tRequests = await getTranslations('requests');
  return (
    <Table
      caption={t(open ? 'queue.captionOpen' : 'queue.captionClosed')}
      quietCaption
      columns={[
        { key: 'number', label: tRequests('list.number'), nowrap: true },
        { key: 'kind', label: tRequests('list.kind') },
        { key: 'status', label: tRequests('list.status') },
        { key: 'due', label: tRequests('list.due') },
      ]}
      rows={requests.map(({ id, number, kind, status, dueOn }) => ({
        id,
        cells: {
          number: <a href={href(locale, `/staff/requests/${id}`)}>{number}</a>,
          kind: tRequests(`kinds.${kind}`),
          status: <StatusTag status={status} />,
          due: (
            <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <DateTime value={dueOn}>{formatDate(locale, dueOn)}</DateTime>
              {open ? <DueLeft days={daysLeft(today, dueOn, calendar)} /> : null}
            </span>
          ),
        },
      }))}
    />
  );
}
