import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Table } from '@/components/ui/table';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { RequestSummary } from '@/lib/requests/queries';
import { StatusTag } from './status-tag';

/** The client's requests with their dates. */
export async function RequestTable({
  locale,
  requests,
  quietCaption = false,
}: {
  locale: Locale;
  requests: readonly RequestSummary[];
  quietCaption?: boolean;
}) {
  const t = await getTranslations('requests');
  return (
    <Table
      caption={t('list.caption')}
      quietCaption={quietCaption}
      columns={[
        { key: 'number', label: t('list.number'), nowrap: true },
        { key: 'kind', label: t('list.kind') },
        { key: 'status', label: t('list.status') },
        { key: 'submitted', label: t('list.submitted') },
        { key: 'due', label: t('list.due') },
      ]}
      rows={requests.map(({ id, number, kind, status, submittedAt, dueOn }) => ({
        id,
        cells: {
          number: <a href={href(locale, `/cabinet/requests/${id}`)}>{number}</a>,
          kind: t(`kinds.${kind}`),
          status: <StatusTag status={status} />,
          submitted: (
            <DateTime value={submittedAt.toISOString()}>
              {formatDate(locale, almatyDate(submittedAt))}
            </DateTime>
          ),
          due: <DateTime value={dueOn}>{formatDate(locale, dueOn)}</DateTime>,
        },
      }))}
    />
  );
}
