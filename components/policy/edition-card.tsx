import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Hash } from '@/components/ui/hash';
import { SummaryList } from '@/components/ui/summary-list';
import { formatDate, formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { EditionSummary } from '@/lib/policy/queries';
import { EditionFiles } from './edition-files';
import { EditionPeriod } from './edition-standing';

/** Who approved an edition, when it is in force, and how to check that the text is the approved one. */
export async function EditionCard({
  locale,
  edition,
  editions,
  today,
}: {
  locale: Locale;
  edition: EditionSummary;
  editions: readonly EditionSummary[];
  today: string;
}) {
  const t = await getTranslations('policy');
  const before = editions
    .map(({ number }) => number)
    .filter((number) => number < edition.number)
    .sort((a, b) => a - b)
    .at(-1);
  const rows = [
    { term: t('card.document'), value: <span lang={edition.locale}>{edition.title}</span> },
    { term: t('card.edition'), value: edition.number },
    {
      term: t('card.order'),
      value: (
        <DateTime value={edition.orderDate}>
          {t('card.orderOf', { number: edition.orderNumber, date: formatDate(locale, edition.orderDate) })}
        </DateTime>
      ),
    },
    {
      term: t('card.approvedBy'),
      value: <span lang={edition.locale}>{`${edition.approverTitle} ${edition.approvedBy}`}</span>,
    },
    {
      term: t('card.period'),
      value: <EditionPeriod locale={locale} edition={edition} editions={editions} today={today} />,
    },
    {
      term: t('card.published'),
      value: (
        <DateTime value={edition.publishedAt.toISOString()}>
          {formatInstant(locale, edition.publishedAt)}
        </DateTime>
      ),
    },
    ...(edition.changeSummary
      ? [{ term: t('card.changes'), value: <span lang={edition.locale}>{edition.changeSummary}</span> }]
      : []),
    ...(before
      ? [
          {
            term: t('card.weight'),
            ...(edition.materiality ? { provenance: t(`weight.${edition.materiality}`) } : {}),
            value: (
              <a href={href(locale, `/policy/compare?from=${before}&to=${edition.number}`)}>
                {t('card.compare', { number: before })}
              </a>
            ),
          },
        ]
      : []),
    { term: t('card.sha256'), value: <Hash value={edition.sha256} />, provenance: t('card.sha256Hint') },
    { term: t('card.chain'), value: <Hash value={edition.chainHash} />, provenance: t('card.chainHint') },
    { term: t('card.files'), value: <EditionFiles locale={locale} number={edition.number} /> },
  ];
  return (
    <section id="edition" aria-labelledby="edition-title">
      <h2 id="edition-title">{t('card.title')}</h2>
      <SummaryList rows={rows} />
    </section>
  );
}
