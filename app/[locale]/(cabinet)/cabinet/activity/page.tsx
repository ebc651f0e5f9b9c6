import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActivityTable } from '@/components/audit/activity-table';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { listMyActivity } from '@/lib/audit/queries';
import { href } from '@/lib/i18n/routing';
import { asClient } from '@/lib/page';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('activity');
  return { title: t('title'), description: t('lede') };
}

/** The number of an entry in the address; anything else means the first page. */
const entryNumber = (given: unknown): number | undefined =>
  typeof given === 'string' && /^[1-9][0-9]{0,14}$/.test(given) ? Number(given) : undefined;

/** Everything that was done with the client's data, and by whom. */
export default async function ActivityPage({
  searchParams,
}: {
  searchParams: Promise<{ before?: string | string[] }>;
}) {
  const actor = await asClient();
  const before = entryNumber((await searchParams).before);
  const [locale, t, cabinet, ui, page] = await Promise.all([
    requestLocale(),
    getTranslations('activity'),
    getTranslations('cabinet'),
    getTranslations('ui'),
    listMyActivity(actor, { before }),
  ]);
  const path = href(locale, '/cabinet/activity');
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      <ActivityTable locale={locale} events={page.events} />
      <Pagination
        label={ui('pagination.label')}
        {...(before ? { previous: { href: path, label: cabinet('activity.newest') } } : {})}
        {...(page.next
          ? { next: { href: `${path}?before=${page.next}`, label: cabinet('activity.older') } }
          : {})}
      />
    </>
  );
}
