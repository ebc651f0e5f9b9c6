import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsentTimeline } from '@/components/consents/consent-timeline';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { listTimeline } from '@/lib/consents/timeline.queries';
import { href } from '@/lib/i18n/routing';
import { asClient } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { isId } from '@/lib/requests/cursor.rules';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const path = '/cabinet/consents/history';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consents');
  return { title: t('timeline.title'), description: t('timeline.lede') };
}

/** Everything that ever happened to the client's consents: what he saw, what he chose, when, with the very words. */
export default async function ConsentHistoryPage({ searchParams }: Props) {
  const actor = await asClient();
  const [{ after }, locale, t] = await Promise.all([
    searchParams,
    requestLocale(),
    getTranslations('consents'),
  ]);
  const { events, next } = await listTimeline(actor, { after: isId(after) ? after : undefined });
  return (
    <>
      <PageHeader title={t('timeline.title')} lede={t('timeline.lede')} />
      {events.length === 0 ? (
        <EmptyState title={t('timeline.empty')}>
          <p>{t('timeline.emptyText')}</p>
        </EmptyState>
      ) : (
        <ConsentTimeline locale={locale} events={events} />
      )}
      <Pagination
        label={t('timeline.pages')}
        {...(after ? { previous: { href: href(locale, path), label: t('timeline.newest') } } : {})}
        {...(next
          ? { next: { href: href(locale, `${path}?after=${next}`), label: t('timeline.older') } }
          : {})}
      />
      <p>
        <a href={href(locale, '/cabinet/consents')}>{t('timeline.back')}</a>
      </p>
    </>
  );
}
