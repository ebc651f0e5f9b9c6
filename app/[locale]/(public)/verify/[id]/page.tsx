import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PlanTable } from '@/components/erasure/plan-table';
import { PrintButton } from '@/components/requests/print-button';
import { ButtonRow } from '@/components/ui/button-row';
import { DateTime } from '@/components/ui/date-time';
import { Hash } from '@/components/ui/hash';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { SummaryList } from '@/components/ui/summary-list';
import { getCertificate } from '@/lib/erasure/queries';
import { formatInstant } from '@/lib/format';
import { or404, pageActor } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { isId } from '@/lib/requests/cursor.rules';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('certificate');
  // The link is the key to the page: it is for its holder, not for search engines.
  return { title: t('metaTitle'), robots: { index: false, follow: false } };
}

/** The certificate of an erasure, for whoever holds the link. It names nobody. */
export default async function CertificatePage({ params }: Props) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const actor = await pageActor();
  const certificate = await or404(getCertificate(actor, id));
  const locale = await requestLocale();
  const t = await getTranslations('certificate');
  const tUi = await getTranslations('ui');
  const { number, requestNumber, executedAt, plan, sha256, genuine } = certificate;
  return (
    <>
      <PageHeader title={t('title', { number })} lede={t('lede')} />
      <Notice tone={genuine ? 'good' : 'bad'} title={t(genuine ? 'genuine' : 'altered')}>
        <p>{t(genuine ? 'genuineBody' : 'alteredBody')}</p>
      </Notice>
      <section aria-labelledby="facts">
        <h2 id="facts">{t('facts.title')}</h2>
        <SummaryList
          rows={[
            { key: 'issuer', term: t('facts.issuer'), value: t('facts.issuerValue') },
            { key: 'number', term: t('facts.number'), value: number },
            { key: 'request', term: t('facts.request'), value: requestNumber },
            {
              key: 'executed',
              term: t('facts.executed'),
              value: (
                <DateTime value={executedAt.toISOString()}>{formatInstant(locale, executedAt)}</DateTime>
              ),
            },
            {
              key: 'sha256',
              term: t('facts.sha256'),
              value: <Hash value={sha256} />,
              provenance: t('facts.sha256Hint'),
            },
          ]}
        />
      </section>
      <section aria-labelledby="plan">
        <h2 id="plan">{t('plan.title')}</h2>
        <p>{t('plan.names')}</p>
        <PlanTable locale={locale} lines={plan} done />
        <p className="text-sm text-muted">{t('plan.basis')}</p>
      </section>
      <ButtonRow>
        <PrintButton label={tUi('print')} />
      </ButtonRow>
    </>
  );
}
