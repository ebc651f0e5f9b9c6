import { getTranslations } from 'next-intl/server';
import { Fate } from '@/components/data-map/fate';
import { FieldList } from '@/components/data-map/field-list';
import { Table } from '@/components/ui/table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { type DataField, dataMap } from '@/lib/data-map/registry.rules';
import type { Holding } from '@/lib/exports/queries';
import { formatNumber } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';

/** Where the rows of a table can be read; the others are in the copy of data. */
const places: Readonly<Record<string, string>> = {
  value_changes: '/cabinet/data#history',
  sessions: '/cabinet/sessions',
  requests: '/cabinet/requests',
  erasure_certificates: '/cabinet/requests',
  consent_events: '/cabinet/consents',
  policy_acceptances: '/cabinet/policy',
  policy_notices: '/cabinet/policy',
  audit_events: '/cabinet/activity',
  export_runs: '/cabinet/export',
};

/** The card itself is shown above, value by value. */
const shownAbove = ['people', 'profiles'];

/** Fields of a table that share term and fate: words of a request are erased, its dates stay as proof. */
function groupsOfTable(table: string): DataField[][] {
  const groups = new Map<string, DataField[]>();
  for (const entry of dataMap) {
    if (entry.table !== table || entry.exported === 'linkOnly') continue;
    const key = JSON.stringify([entry.retention, entry.erasure]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

const inCopy = (table: string) => dataMap.some((entry) => entry.table === table && entry.exported === true);

/** Records about the client that are not values of his card: how many, until when, what erasure does, where to see them. */
export async function HoldingsTable({ locale, holdings }: { locale: Locale; holdings: readonly Holding[] }) {
  const [t, map] = await Promise.all([getTranslations('cabinet'), getTranslations('dataMap')]);
  const place = (table: string) => {
    const path = places[table];
    if (path) {
      return (
        <a href={href(locale, path)}>
          {t('data.open')}
          <VisuallyHidden>{map(`tables.${table}`)}</VisuallyHidden>
        </a>
      );
    }
    return inCopy(table) ? (
      <a href={href(locale, '/cabinet/export')}>
        {t('data.inCopy')}
        <VisuallyHidden>{map(`tables.${table}`)}</VisuallyHidden>
      </a>
    ) : (
      map('notExported.secret')
    );
  };
  const columns = [
    { key: 'kind', label: t('data.kind') },
    { key: 'amount', label: t('data.amount'), numeric: true },
    { key: 'until', label: t('data.until') },
    { key: 'erasing', label: t('data.erasing') },
    { key: 'see', label: t('data.see') },
  ] as const;
  const rows = holdings
    .filter(({ table }) => !shownAbove.includes(table))
    .flatMap(({ table, rows: amount }) =>
      groupsOfTable(table).flatMap((group) => {
        const [facts] = group;
        if (!facts) return [];
        return [
          {
            id: `${table}.${facts.field}`,
            cells: {
              kind: (
                <>
                  <span className="block">{map(`tables.${table}`)}</span>
                  <FieldList names={group.map(({ field }) => map(`fields.${field}`))} />
                </>
              ),
              amount: formatNumber(locale, amount),
              until: map(`retention.${facts.retention}`),
              erasing: <Fate erasure={facts.erasure} />,
              see: place(table),
            },
          },
        ];
      }),
    );
  return <Table caption={t('data.holdingsCaption')} quietCaption columns={columns} rows={rows} />;
}
