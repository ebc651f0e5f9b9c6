import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportForm } from '@/components/exports/export-form';
import { ExportHistory } from '@/components/exports/export-history';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { listExports } from '@/lib/exports/queries';
import { asClient } from '@/lib/page';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cabinet');
  return { title: t('export.title') };
}

const inside = ['values', 'records', 'words', 'left'] as const;

/** A copy of everything held, and the copies taken before. */
export default async function ExportPage() {
  const actor = await asClient();
  const [locale, t, runs] = await Promise.all([
    requestLocale(),
    getTranslations('cabinet'),
    listExports(actor),
  ]);
  return (
    <>
      <PageHeader title={t('export.title')} lede={t('export.lede')} />
      <section aria-labelledby="inside">
        <h2 id="inside">{t('export.inside')}</h2>
        <ul>
          {inside.map((item) => (
            <li key={item}>{t(`export.${item}`)}</li>
          ))}
        </ul>
        <p>{t('export.format')}</p>
        <Notice tone="warn">
          <p>{t('export.care')}</p>
        </Notice>
        <ExportForm locale={locale} />
      </section>
      <section aria-labelledby="history">
        <h2 id="history">{t('export.history')}</h2>
        <ExportHistory locale={locale} runs={runs} />
      </section>
    </>
  );
}
