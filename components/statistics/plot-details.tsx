import { getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';

/** The numbers of a plot as a table, to unfold; on paper it is unfolded. */
export async function PlotDetails({
  locale,
  caption,
  column,
  rows,
}: {
  locale: Locale;
  caption: string;
  /** What the rows are names of. */
  column: string;
  rows: readonly { id: string; name: string; count: number }[];
}) {
  const t = await getTranslations('statistics');
  return (
    <details>
      <summary className="print:hidden">{t('table.open')}</summary>
      <Table
        caption={caption}
        quietCaption
        columns={[
          { key: 'name', label: column },
          { key: 'count', label: t('table.count'), numeric: true },
        ]}
        rows={rows.map(({ id, name, count }) => ({
          id,
          cells: { name, count: formatNumber(locale, count) },
        }))}
      />
    </details>
  );
}
