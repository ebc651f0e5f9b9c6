import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RequestTable } from '@/components/requests/request-table';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { href } from '@/lib/i18n/routing';
import { asClient } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { listOwnRequests } from '@/lib/requests/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('requests');
  return { title: t('list.title') };
}

/** The client's requests, newest first. */
export default async function RequestsPage() {
  const actor = await asClient();
  const locale = await requestLocale();
  const t = await getTranslations('requests');
  const requests = await listOwnRequests(actor);
  const act = <ButtonLink href={href(locale, '/cabinet/requests/new')}>{t('list.new')}</ButtonLink>;
  return (
    <>
      <PageHeader title={t('list.title')} lede={t('list.lede')} />
      {requests.length === 0 ? (
        <EmptyState title={t('list.empty')} action={act}>
          <p>{t('list.emptyBody')}</p>
        </EmptyState>
      ) : (
        <>
          <p>{act}</p>
          <RequestTable locale={locale} requests={requests} />
        </>
      )}
    </>
  );
}
