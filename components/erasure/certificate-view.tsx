import { getTranslations } from 'next-intl/server';
import { PrintButton } from '@/components/requests/print-button';
import { ButtonRow } from '@/components/ui/button-row';
import { DateTime } from '@/components/ui/date-time';
import { Hash } from '@/components/ui/hash';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { SummaryList } from '@/components/ui/summary-list';
import type { Certificate } from '@/lib/erasure/queries';
import { formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import { PlanTable } from './plan-table';

/** The certificate of an erasure, for whoever holds the link. It names nobody. */
export async function CertificateView({ locale, certificate }: { locale: Locale; certificate: Certificate }) {
  const [t, tUi] = await Promise.all([getTranslations('certificate'), getTranslations('ui')]);
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
