import { getTranslations } from 'next-intl/server';
import { EditionPeriod, EditionTag } from '@/components/policy/edition-standing';
import { DateTime } from '@/components/ui/date-time';
import { Hash } from '@/components/ui/hash';
import { SummaryList } from '@/components/ui/summary-list';
import { formatDate, formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { ComparisonSummary } from '@/lib/policy/compare.rules';
import type { EditionSummary } from '@/lib/policy/queries';

const counted = ['added', 'removed', 'changed', 'moved'] as const;

/** «Пункты: добавлено 3, изменено 5» and the words, as the archive says it. */
async function ChangeNumbers({ changes }: { changes: ComparisonSummary }) {
  const t = await getTranslations('policyCompare.archive');
  const parts = counted.filter((kind) => changes[kind] > 0).map((kind) => t(kind, { count: changes[kind] }));
  return (
    <>
      {t('clauses', { list: parts.length > 0 ? parts.join(', ') : t('unchanged') })}
      <br />
      {t('words', { added: changes.wordsAdded, removed: changes.wordsRemoved })}
    </>
  );
}

/** What stays with an edition for good, and how it stands today. */
export async function EditionFacts({
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
  const tFacts = await getTranslations('policyEdition.facts');
  const day = (date: string) => <DateTime value={date}>{formatDate(locale, date)}</DateTime>;
  const { number, repealedFrom, materiality, changes } = edition;
  const before = Math.max(0, ...editions.map((one) => one.number).filter((one) => one < number));
  const comparison = before
    ? [
        {
          term: tFacts('weight'),
          value: materiality ? t(`weight.${materiality}`) : tFacts('unweighed'),
        },
        {
          term: tFacts('size'),
          value: changes ? <ChangeNumbers changes={changes} /> : tFacts('unweighed'),
          control: (
            <a href={href(locale, `/policy/compare?from=${before}&to=${number}`)}>
              {t('card.compare', { number: before })}
            </a>
          ),
        },
      ]
    : [{ term: tFacts('size'), value: tFacts('first') }];
  const rows = [
    { term: t('card.document'), value: <span lang={edition.locale}>{edition.title}</span> },
    {
      term: tFacts('standing'),
      value: <EditionTag edition={edition} editions={editions} today={today} />,
      provenance: <EditionPeriod locale={locale} edition={edition} editions={editions} today={today} />,
    },
    {
      term: t('card.order'),
      value: t('card.orderOf', {
        number: edition.orderNumber,
        date: formatDate(locale, edition.orderDate),
      }),
      provenance: <span lang={edition.locale}>{`${edition.approverTitle} ${edition.approvedBy}`}</span>,
    },
    { term: tFacts('effectiveFrom'), value: day(edition.effectiveFrom) },
    ...(repealedFrom ? [{ term: tFacts('repealedFrom'), value: day(repealedFrom) }] : []),
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
    ...comparison,
    { term: t('card.sha256'), value: <Hash value={edition.sha256} /> },
    { term: t('card.chain'), value: <Hash value={edition.chainHash} />, provenance: t('card.chainHint') },
    {
      term: tFacts('pages'),
      value: <a href={href(locale, `/policy/editions/${number}`)}>{tFacts('public')}</a>,
    },
  ];
  return <SummaryList rows={rows} />;
}
