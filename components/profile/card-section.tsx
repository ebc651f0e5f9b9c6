import { getTranslations } from 'next-intl/server';
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { type DataField, fieldOf } from '@/lib/data-map/registry.rules';
import { formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { CardValue } from '@/lib/profile/queries';
import { DatumFacts } from './datum-facts';
import { FieldValue } from './field-value';

/** One category of the client's card: each datum with its value, source, last change, reasons and way to correct it. */
export async function CardSection({
  locale,
  category,
  values,
}: {
  locale: Locale;
  category: DataField['category'];
  values: readonly CardValue[];
}) {
  const [t, map, ui] = await Promise.all([
    getTranslations('cabinet'),
    getTranslations('dataMap'),
    getTranslations('ui'),
  ]);
  const row = ({ field, value, changedAt }: CardValue): SummaryRow => {
    const datum = fieldOf(field);
    const name = map(`fields.${field}`);
    const source = map(`sources.${datum.source}`);
    const simple = datum.correction === 'simple';
    const way = href(locale, simple ? `/cabinet/data/${field}` : '/cabinet/requests/new?kind=correction');
    const label = simple ? t('data.correct') : t('data.byRequest');
    const provenance = changedAt
      ? t('data.from', { source, date: formatInstant(locale, changedAt) })
      : t('data.unchanged', { source });
    const absent = simple ? (
      <a href={way}>
        {ui('provide')}
        <VisuallyHidden>{name}</VisuallyHidden>
      </a>
    ) : (
      ui('notProvided')
    );
    const action = { href: way, label, about: name };
    return {
      key: field,
      term: name,
      value: (
        <>
          {value === null ? absent : <FieldValue locale={locale} field={field} value={value} />}
          {value === null ? null : <p className="mt-0.5 text-sm text-muted">{provenance}</p>}
          <DatumFacts locale={locale} datum={datum} />
        </>
      ),
      ...(value === null && simple ? {} : { action }),
    };
  };
  return (
    <section aria-labelledby={category}>
      <h2 id={category}>{map(`categories.${category}`)}</h2>
      <SummaryList rows={values.map(row)} />
    </section>
  );
}
