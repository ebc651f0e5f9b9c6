import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { QueueTable } from '@/components/staff/queue-table';
import { QueueTabs } from '@/components/staff/queue-tabs';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { loadCalendar } from '@/lib/deadlines/queries';
import { href } from '@/lib/i18n/routing';
import { asStaff } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { cursorText, parseCursor } from '@/lib/requests/cursor.rules';
import { listQueue } from '@/lib/requests/queries';

type Props = { searchParams: Promise<{ state?: string | string[]; after?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staff');
  return { title: t('queue.title') };
}

/** Requests by legal due date, the most urgent first. */
export default async function QueuePage({ searchParams }: Props) {
  const actor = await asStaff('queue.read');
  const asked = await searchParams;
  const locale = await requestLocale();
  const t = await getTranslations('staff');
  const tUi = await getTranslations('ui');
  const state = asked.state === 'closed' ? 'closed' : 'open';
  const after = parseCursor(asked.after);
  const { rows, next } = await listQueue(actor, { state, after });
  const calendar = await loadCalendar(actor);
  const path = state === 'closed' ? '/staff/requests?state=closed' : '/staff/requests';
  const first = href(locale, path);
  const more = next ? `${first}${state === 'closed' ? '&' : '?'}after=${cursorText(next)}` : null;
  return (
    <>
      <PageHeader title={t('queue.title')} lede={t('queue.lede')} />
      <QueueTabs locale={locale} state={state} />
      {rows.length === 0 ? (
        <EmptyState
          title={t(state === 'open' ? 'queue.emptyOpen' : 'queue.emptyClosed')}
          {...(after ? { action: <a href={first}>{t('queue.toStart')}</a> } : {})}
        >
          <p>{t(state === 'open' ? 'queue.emptyOpenBody' : 'queue.emptyClosedBody')}</p>
        </EmptyState>
      ) : (
        <QueueTable
          locale={locale}
          requests={rows}
          calendar={calendar}
          today={almatyDate(now())}
          open={state === 'open'}
        />
      )}
      <Pagination
        label={tUi('pagination.label')}
        {...(after ? { previous: { href: first, label: t('queue.toStart') } } : {})}
        {...(more ? { next: { href: more, label: tUi('pagination.next') } } : {})}
      />
    </>
  );
}
