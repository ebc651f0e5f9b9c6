import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { SummaryList } from '@/components/ui/summary-list';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { EditionsCompared } from '@/lib/policy/compare.queries';
import type { EditionSummary } from '@/lib/policy/queries';
import { Comparison } from './comparison';
import { ComparisonNumbers } from './comparison-numbers';
import { EditionPeriod, EditionTag } from './edition-standing';

type Shared = { locale: Locale; editions: readonly EditionSummary[]; today: string };

async function Side({ locale, editions, today, edition }: Shared & { edition: EditionSummary }) {
  const t = await getTranslations('policy');
  const order = { number: edition.orderNumber, date: formatDate(locale, edition.orderDate) };
  return (
    <>
      <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <a href={href(locale, `/policy/editions/${edition.number}`)}>
          {t('view.edition', { number: edition.number })}
        </a>
        <EditionTag edition={edition} editions={editions} today={today} />
      </span>
      <p className="mt-1 text-sm text-muted">
        {t('view.order', order)};{' '}
        <EditionPeriod locale={locale} edition={edition} editions={editions} today={today} />
      </p>
    </>
  );
}

/** Two editions compared: which two, the change in numbers, and clause by clause. */
export async function CompareResult({
  locale,
  editions,
  today,
  compared: { from, to, comparison },
  reversed,
}: Shared & { compared: EditionsCompared; reversed: boolean }) {
  const t = await getTranslations('policyCompare');
  const shared = { locale, editions, today };
  const addressOf = (side: 'before' | 'after', anchor: string) =>
    href(locale, `/policy/editions/${side === 'before' ? from.number : to.number}#${anchor}`);
  const sideNames = {
    before: t('sides.edition', { number: from.number }),
    after: t('sides.edition', { number: to.number }),
  };
  return (
    <>
      {reversed ? (
        <Notice title={t('state.reversedTitle')}>
          <p>{t('state.reversed')}</p>
          <p className="print:hidden">
            <a href={href(locale, `/policy/compare?from=${to.number}&to=${from.number}`)}>
              {t('state.swap')}
            </a>
          </p>
        </Notice>
      ) : null}
      <section aria-labelledby="compare-sides">
        <h2 id="compare-sides">{t('sides.title')}</h2>
        <SummaryList
          rows={[
            { term: t('form.from'), value: <Side {...shared} edition={from} /> },
            { term: t('form.to'), value: <Side {...shared} edition={to} /> },
          ]}
        />
      </section>
      <section aria-labelledby="compare-numbers">
        <h2 id="compare-numbers">{t('numbers.title')}</h2>
        <ComparisonNumbers locale={locale} summary={comparison.summary} />
        <p className="text-sm text-muted">{t('numbers.hint')}</p>
      </section>
      <section aria-labelledby="compare-list">
        <h2 id="compare-list">{t('list.title')}</h2>
        <p>
          {t.rich('list.legend', {
            ins: (chunks) => <ins>{chunks}</ins>,
            del: (chunks) => <del>{chunks}</del>,
          })}
        </p>
        <Comparison
          locale={locale}
          textLocale={to.locale}
          comparison={comparison}
          hrefOf={addressOf}
          sideNames={sideNames}
        />
      </section>
    </>
  );
}
