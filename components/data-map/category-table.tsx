import { getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import { type DataField, type FieldGroup, groupsOf } from '@/lib/data-map/registry.rules';
import type { Locale } from '@/lib/i18n/routing';
import { ClauseLink } from './clause-link';
import { Fate } from './fate';

/** Names of fields in one cell; those that only join records come last and smaller. */
async function FieldNames({ group }: { group: FieldGroup }) {
  const t = await getTranslations('dataMap');
  const words = (fields: readonly string[]) => fields.map((field) => t(`fields.${field}`)).join(', ');
  return (
    <>
      {group.fields.length > 0 ? <span className="block">{words(group.fields)}</span> : null}
      {group.technical.length > 0 ? (
        <span className="block text-sm font-normal text-muted">
          {t('page.technical', { fields: words(group.technical) })}
        </span>
      ) : null}
    </>
  );
}

/** One category of the data map for everybody: what, why and by what right, until when, how protected, what is left. */
export async function CategoryTable({
  locale,
  category,
}: {
  locale: Locale;
  category: DataField['category'];
}) {
  const t = await getTranslations('dataMap');
  const columns = [
    { key: 'fields', label: t('page.fields') },
    { key: 'why', label: t('page.why') },
    { key: 'basis', label: t('page.basis') },
    { key: 'until', label: t('page.until') },
    { key: 'erasing', label: t('page.erasing') },
  ] as const;
  const rows = groupsOf(category).map((group, at) => {
    const { facts } = group;
    return {
      id: String(at),
      cells: {
        fields: <FieldNames group={group} />,
        why: facts.purposes.map((purpose) => t(`purposes.${purpose}`)).join('; '),
        basis: (
          <>
            <span className="block">{t(`bases.${facts.basis}`)}</span>
            <span className="block text-sm text-muted">
              <ClauseLink locale={locale} anchor={facts.clause} />; {t(`sources.${facts.source}`)}
            </span>
          </>
        ),
        until: t(`retention.${facts.retention}`),
        erasing: (
          <>
            <span className="block">
              <Fate erasure={facts.erasure} />
            </span>
            <span className="block text-sm text-muted">{t(`sensitivity.${facts.sensitivity}`)}</span>
          </>
        ),
      },
    };
  });
  return <Table caption={t(`categories.${category}`)} quietCaption columns={columns} rows={rows} />;
}
