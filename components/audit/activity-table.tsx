import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import type { Activity } from '@/lib/audit/queries';
import { formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';

/** Acts with the client's data in kind words: when, what, who in which role, which fields. */
export async function ActivityTable({ locale, events }: { locale: Locale; events: readonly Activity[] }) {
  const [t, map] = await Promise.all([getTranslations('activity'), getTranslations('dataMap')]);
  if (events.length === 0) return <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>;
  const columns = [
    { key: 'when', label: t('columns.when') },
    { key: 'what', label: t('columns.what') },
    { key: 'who', label: t('columns.who') },
    { key: 'fields', label: t('columns.fields') },
  ] as const;
  // Names that the data map does not know (purposes of consents, say) are told by the act itself.
  const names = (fields: readonly string[]) =>
    fields
      .filter((field) => map.has(`fields.${field}`))
      .map((field) => map(`fields.${field}`))
      .join(', ');
  const rows = events.map(({ seq, at, action, who, fields }) => ({
    id: String(seq),
    cells: {
      when: <DateTime value={at.toISOString()}>{formatInstant(locale, at)}</DateTime>,
      what: t(`actions.${action}`),
      who: t(`who.${who}`),
      fields: names(fields) || '—',
    },
  }));
  return <Table caption={t('caption')} quietCaption columns={columns} rows={rows} />;
}
