import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { ValueChange } from '@/lib/profile/queries';
import { isSimpleField } from '@/lib/profile/schema';
import { FieldValue } from './field-value';

/** What was changed, the latest first: field, value before and after, when, on whose word. */
export async function ChangeTable({ locale, changes }: { locale: Locale; changes: readonly ValueChange[] }) {
  const [t, map, ui] = await Promise.all([
    getTranslations('cabinet'),
    getTranslations('dataMap'),
    getTranslations('ui'),
  ]);
  if (changes.length === 0) {
    return <EmptyState title={t('data.historyEmpty')}>{t('data.historyEmptyBody')}</EmptyState>;
  }
  const columns = [
    { key: 'when', label: t('data.when') },
    { key: 'field', label: t('data.field') },
    { key: 'before', label: t('data.before') },
    { key: 'after', label: t('data.after') },
    { key: 'source', label: t('data.source') },
  ] as const;
  const rows = changes.map((change) => {
    const date = formatInstant(locale, change.at);
    const name = map(`fields.${change.field}`);
    const shown = (value: string | null) =>
      value === null ? ui('notProvided') : <FieldValue locale={locale} field={change.field} value={value} />;
    return {
      id: change.id,
      cells: {
        when: <DateTime value={change.at.toISOString()}>{date}</DateTime>,
        field: name,
        before: (
          <>
            {shown(change.before)}{' '}
            {isSimpleField(change.field) ? (
              <a
                href={href(locale, `/cabinet/data/${change.field}?restore=${change.id}`)}
                className="text-sm print:hidden"
              >
                {t('data.restore')}
                <VisuallyHidden>{t('data.restoreAbout', { field: name, date })}</VisuallyHidden>
              </a>
            ) : null}
          </>
        ),
        after: shown(change.after),
        source: map(`sources.${change.source}`),
      },
    };
  });
  return <Table caption={t('data.historyCaption')} quietCaption columns={columns} rows={rows} />;
}
