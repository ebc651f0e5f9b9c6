import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { href, type Locale } from '@/lib/i18n/routing';
import type { RequestSummary } from '@/lib/requests/queries';
import { stepsAhead } from '@/lib/requests/timeline.rules';
import { RequestTable } from './request-table';

/** The client's requests that are not closed yet, for the first page of the cabinet. */
export async function OpenRequests({
  locale,
  requests,
}: {
  locale: Locale;
  requests: readonly RequestSummary[];
}) {
  const t = await getTranslations('requests');
  const open = requests.filter(({ kind, status }) => stepsAhead(kind, status).length > 0);
  return (
    <section aria-labelledby="open-requests">
      <h2 id="open-requests">{t('open.title')}</h2>
      {open.length > 0 ? (
        <RequestTable locale={locale} requests={open} quietCaption />
      ) : (
        <EmptyState
          title={t('open.empty')}
          action={<a href={href(locale, '/cabinet/requests/new')}>{t('list.new')}</a>}
        >
          <p>{t('open.emptyBody')}</p>
        </EmptyState>
      )}
    </section>
  );
}
