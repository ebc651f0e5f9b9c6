import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportForm } from '@/components/exports/export-form';
import { ExportHistory } from '@/components/exports/export-history';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { listExports } from '@/lib/exports/queries';
import { limits } from '@/lib/limits/limits.rules';
import { waitWords } from '@/lib/limits/wait.rules';
import { asClient } from '@/lib/page';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cabinet');
  return { title: t('export.title') };
}

type Props = { searchParams: Promise<{ wait?: string | string[] }> };

const inside = ['values', 'records', 'words', 'left'] as const;

/** The minutes after which the next copy can be taken, when the form came back for that. */
const minutesOf = (text: unknown): number | undefined =>
  typeof text === 'string' && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;

/** A copy of everything held, and the copies taken before. */
export default async function ExportPage({ searchParams }: Props) {
  const actor = await asClient();
  const minutes = minutesOf((await searchParams).wait);
  const wait = minutes === undefined ? null : waitWords(minutes);
  const [locale, t, tErrors, runs] = await Promise.all([
    requestLocale(),
    getTranslations('cabinet'),
    getTranslations('errors'),
    listExports(actor),
  ]);
  return (
    <>
      <PageHeader title={t('export.title')} lede={t('export.lede', { most: limits.exportsOfClient.most })} />
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
        {wait ? (
          <div role="alert" className="part">
            <Notice tone="bad" title={t('export.often')}>
              <p>{tErrors(wait.key, wait.values)}</p>
            </Notice>
          </div>
        ) : null}
        <ExportForm locale={locale} />
      </section>
      <section aria-labelledby="history">
        <h2 id="history">{t('export.history')}</h2>
        <ExportHistory locale={locale} runs={runs} />
      </section>
    </>
  );
}
