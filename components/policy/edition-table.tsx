import { getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { ArchiveRow } from '@/lib/policy/archive.rules';
import type { EditionSummary } from '@/lib/policy/queries';
import { EditionFiles } from './edition-files';
import { EditionPeriod, EditionTag } from './edition-standing';

type Row = ArchiveRow<EditionSummary>;

/** The order, and who signed it. */
async function Order({ locale, edition }: { locale: Locale; edition: EditionSummary }) {
  const t = await getTranslations('policy');
  return (
    <>
      {t('card.orderOf', { number: edition.orderNumber, date: formatDate(locale, edition.orderDate) })}
      <br />
      <span lang={edition.locale}>{`${edition.approverTitle} ${edition.approvedBy}`}</span>
    </>
  );
}

/** When the edition is in force, and that it was declared invalid. */
async function Period({ locale, row, today }: { locale: Locale; row: Row; today: string }) {
  const t = await getTranslations('policyCompare');
  const { edition, neighbours } = row;
  return (
    <>
      {await EditionPeriod({ locale, edition, editions: neighbours, today })}
      {edition.repealedFrom ? (
        <>
          <br />
          {t('archive.repealed', { date: formatDate(locale, edition.repealedFrom) })}
        </>
      ) : null}
    </>
  );
}

const counted = ['added', 'removed', 'changed', 'moved'] as const;

/** How much an edition changed in the one before it, how it is weighed, and the way to see it. */
async function Change({ locale, row: { edition, previous } }: { locale: Locale; row: Row }) {
  const t = await getTranslations('policyCompare');
  if (previous === null) return t('archive.first');
  const { number, changes, materiality } = edition;
  const list = counted.flatMap((kind) =>
    changes && changes[kind] > 0 ? [t(`archive.${kind}`, { count: changes[kind] })] : [],
  );
  const hasWords = changes !== null && changes.wordsAdded + changes.wordsRemoved > 0;
  return (
    <>
      {materiality ? <p className="font-semibold">{t(`archive.${materiality}`)}</p> : null}
      {changes ? <p>{t('archive.clauses', { list: list.join(', ') || t('archive.unchanged') })}</p> : null}
      {changes && hasWords ? (
        <p>{t('archive.words', { added: changes.wordsAdded, removed: changes.wordsRemoved })}</p>
      ) : null}
      <p>
        <a
          href={href(locale, `/policy/compare?from=${previous}&to=${number}`)}
          className="inline-block py-0.5"
        >
          {t('archive.compare')}
          <VisuallyHidden>{t('archive.compareOf', { number })}</VisuallyHidden>
        </a>
      </p>
    </>
  );
}

/** Editions of one page of the archive, the newest first. */
export async function EditionTable({
  locale,
  rows,
  today,
}: {
  locale: Locale;
  rows: readonly Row[];
  today: string;
}) {
  const [t, tCompare] = await Promise.all([getTranslations('policy'), getTranslations('policyCompare')]);
  if (rows.length === 0) return <p>{t('view.none')}</p>;
  const columns = [
    { key: 'edition', label: t('card.edition') },
    { key: 'order', label: tCompare('archive.order') },
    { key: 'period', label: t('card.period') },
    { key: 'change', label: tCompare('archive.change') },
    { key: 'files', label: t('card.files') },
  ] as const;
  // Called, not rendered: six components a row that wait for their words cost more than all the rest of the page.
  const cellsOf = async (row: Row) => ({
    id: String(row.edition.number),
    cells: {
      edition: (
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <a href={href(locale, `/policy/editions/${row.edition.number}`)}>
            {t('view.edition', { number: row.edition.number })}
          </a>
          {await EditionTag({ edition: row.edition, editions: row.neighbours, today })}
        </span>
      ),
      order: await Order({ locale, edition: row.edition }),
      period: await Period({ locale, row, today }),
      change: <div className="space-y-1">{await Change({ locale, row })}</div>,
      files: await EditionFiles({ locale, number: row.edition.number }),
    },
  });
  const shown = await Promise.all(rows.map(cellsOf));
  return <Table caption={t('archive.caption')} quietCaption columns={columns} rows={shown} />;
}
