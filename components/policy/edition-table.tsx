import { getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { EditionSummary } from '@/lib/policy/queries';
import { EditionFiles } from './edition-files';
import { EditionPeriod, EditionTag } from './edition-standing';

/** All editions, the newest first. */
export async function EditionTable({
  locale,
  editions,
  today,
}: {
  locale: Locale;
  editions: readonly EditionSummary[];
  today: string;
}) {
  const t = await getTranslations('policy');
  if (editions.length === 0) return <p>{t('view.none')}</p>;
  const columns = [
    { key: 'edition', label: t('card.edition') },
    { key: 'order', label: t('card.order') },
    { key: 'period', label: t('card.period') },
    { key: 'files', label: t('card.files') },
  ] as const;
  const rows = [...editions].reverse().map((edition) => ({
    id: String(edition.number),
    cells: {
      edition: (
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <a href={href(locale, `/policy/editions/${edition.number}`)}>
            {t('view.edition', { number: edition.number })}
          </a>
          <EditionTag edition={edition} editions={editions} today={today} />
        </span>
      ),
      order: t('card.orderOf', {
        number: edition.orderNumber,
        date: formatDate(locale, edition.orderDate),
      }),
      period: <EditionPeriod locale={locale} edition={edition} editions={editions} today={today} />,
      files: <EditionFiles locale={locale} number={edition.number} />,
    },
  }));
  return <Table caption={t('archive.caption')} quietCaption columns={columns} rows={rows} />;
}
