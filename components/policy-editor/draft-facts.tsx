import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { SummaryList } from '@/components/ui/summary-list';
import { formatDate, formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import type { Draft } from '@/lib/policy/draft.queries';

/** What the author says of his change, and, once it is approved, the order and the dates. */
export async function DraftFacts({ locale, draft }: { locale: Locale; draft: Draft }) {
  const t = await getTranslations('policyStaff');
  const { changeSummary, materiality, orderNumber, orderDate, signedBy, signerTitle } = draft;
  const { publishAt, effectiveFrom } = draft;
  const missing = <span className="text-muted">{t('page.noSummary')}</span>;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('page.facts')}</h2>
      <SummaryList
        rows={[
          {
            key: 'summary',
            term: t('page.summary'),
            value: changeSummary ? <span className="whitespace-pre-line">{changeSummary}</span> : missing,
          },
          {
            key: 'weight',
            term: t('page.weight'),
            value: materiality ? t(`weights.${materiality}`) : missing,
          },
          ...(orderNumber && orderDate
            ? [
                {
                  key: 'order',
                  term: t('page.order'),
                  value: t('page.orderOf', { number: orderNumber, date: formatDate(locale, orderDate) }),
                },
                { key: 'signer', term: t('page.signer'), value: `${signedBy}, ${signerTitle}` },
              ]
            : []),
          ...(publishAt
            ? [
                {
                  key: 'publish',
                  term: t('page.publishAt'),
                  value: (
                    <DateTime value={publishAt.toISOString()}>{formatInstant(locale, publishAt)}</DateTime>
                  ),
                },
              ]
            : []),
          ...(effectiveFrom
            ? [
                {
                  key: 'from',
                  term: t('page.effectiveFrom'),
                  value: <DateTime value={effectiveFrom}>{formatDate(locale, effectiveFrom)}</DateTime>,
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
