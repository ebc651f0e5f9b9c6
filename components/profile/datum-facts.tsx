import { getTranslations } from 'next-intl/server';
import { ClauseLink } from '@/components/data-map/clause-link';
import { Fate } from '@/components/data-map/fate';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { DataField } from '@/lib/data-map/registry.rules';
import type { Locale } from '@/lib/i18n/routing';

/** What a datum is for, by what right, until when, how it is protected and what erasure does with it. */
export async function DatumFacts({ locale, datum }: { locale: Locale; datum: DataField }) {
  const [t, map] = await Promise.all([getTranslations('cabinet'), getTranslations('dataMap')]);
  const facts = [
    [map('page.why'), datum.purposes.map((purpose) => map(`purposes.${purpose}`)).join('; ')],
    [
      map('page.basis'),
      <>
        {map(`bases.${datum.basis}`)}; <ClauseLink locale={locale} anchor={datum.clause} />
      </>,
    ],
    [map('page.until'), map(`retention.${datum.retention}`)],
    [map('page.protection'), map(`sensitivity.${datum.sensitivity}`)],
    [map('page.erasing'), <Fate key="fate" erasure={datum.erasure} />],
  ] as const;
  return (
    <details className="mt-1 text-sm">
      <summary>
        {t('data.why')}
        <VisuallyHidden>{map(`fields.${datum.field}`)}</VisuallyHidden>
      </summary>
      <dl>
        {facts.map(([term, words]) => (
          <div key={term} className="mb-2">
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
