import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DayPlot } from '@/components/statistics/day-plot';
import { PeriodForm } from '@/components/statistics/period-form';
import { type ShareKind, SharePlot } from '@/components/statistics/share-plot';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { asStaff } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { barsOf } from '@/lib/statistics/plot.rules';
import { type Named, readStatistics } from '@/lib/statistics/queries';
import { otherReferrer } from '@/lib/statistics/referrer.rules';
import { periodOf } from '@/lib/statistics/schema';

type Props = { searchParams: Promise<{ days?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('statistics');
  return { title: t('title') };
}

/** How the parts are called on the screen: `id` is the name under which they are counted. */
async function namers(): Promise<Record<ShareKind, (name: string) => string>> {
  const t = await getTranslations('statistics');
  const place = (name: string) => (name === '' ? t('referrers.direct') : name);
  return {
    pages: (name) => name.replace(/\[[a-z]+\]/g, '…'),
    languages: (name) => t(`languages.${name}`),
    referrers: (name) => (name === otherReferrer ? t('referrers.other') : place(name)),
    devices: (name) => t(`devices.${name}`),
  };
}

/** Views of the portal's pages as plots, and as a file. Counts only: there is nobody in them. */
export default async function StatisticsPage({ searchParams }: Props) {
  const actor = await asStaff('statistics.read');
  const days = periodOf((await searchParams).days);
  const locale = await requestLocale();
  const t = await getTranslations('statistics');
  const found = await readStatistics(actor, { days });
  const nameOf = await namers();
  const named = (kind: ShareKind, parts: readonly Named[]) =>
    parts.map(({ name, count }) => ({ id: name, name: nameOf[kind](name), count }));
  const shares: ShareKind[] = ['pages', 'languages', 'referrers', 'devices'];
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      <Notice title={t('part.title')}>
        <p>{t('part.text')}</p>
      </Notice>
      <PeriodForm locale={locale} days={days} />
      {found.total === 0 ? (
        <EmptyState title={t('empty.title')}>
          <p>{t('empty.text')}</p>
          <p>{t('empty.why')}</p>
        </EmptyState>
      ) : (
        <>
          <DayPlot locale={locale} bars={barsOf(found.days, found.from, found.to)} total={found.total} />
          {shares.map((kind) => (
            <SharePlot
              key={kind}
              locale={locale}
              kind={kind}
              parts={named(kind, found[kind])}
              total={found.total}
            />
          ))}
        </>
      )}
    </>
  );
}
