import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import { clauseName } from '@/lib/policy/anchor.rules';
import type { Hit } from '@/lib/policy/search.rules';

/** Where a query stands in the text; each place is marked in it. */
export async function SearchHits({
  query,
  hits,
  textLocale,
  clear,
}: {
  query: string;
  hits: readonly Hit[];
  textLocale: Locale;
  /** The address of the same page without the query. */
  clear: string;
}) {
  const t = await getTranslations('policy');
  return (
    <section aria-labelledby="hits" data-print="no" className="part max-w-3xl">
      <h2 id="hits" className="text-lg">
        {t('search.found', { count: hits.length, query })}
      </h2>
      {hits.length > 0 ? (
        <ul className="mt-3 space-y-2">
          {hits.map(({ anchor, before, hit, after }) => (
            <li key={anchor}>
              <a href={`#${anchor}`}>{clauseName(anchor) || t('search.header')}</a>{' '}
              <span lang={textLocale}>
                {before}
                <mark>{hit}</mark>
                {after}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('search.none')}</p>
      )}
      <p className="mt-3">
        <a href={clear}>{t('search.clear')}</a>
      </p>
    </section>
  );
}
