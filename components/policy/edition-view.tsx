import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import { comingEdition } from '@/lib/policy/edition.rules';
import type { Edition, EditionSummary } from '@/lib/policy/queries';
import type { PreparedText } from '@/lib/policy/reading.queries';
import type { Hit } from '@/lib/policy/search.rules';
import type { Translation } from '@/lib/policy/translation.queries';
import { EditionCard } from './edition-card';
import { EditionPeriod, EditionTag } from './edition-standing';
import { LanguageNotice } from './language-notice';
import { PolicyContents } from './policy-contents';
import { PolicyDocument } from './policy-document';
import { PolicyRequisites } from './policy-requisites';
import { ReadingAids } from './reading-aids';
import { SearchForm } from './search-form';
import { SearchHits } from './search-hits';

/** «С 1 февраля 2027 г. действует редакция 2»: what is published already and not yet in force. */
async function Coming({ locale, edition }: { locale: Locale; edition: EditionSummary }) {
  const t = await getTranslations('policy');
  const words = { number: edition.number, from: formatDate(locale, edition.effectiveFrom) };
  return (
    <p className="mt-2 max-w-none font-semibold">
      <a href={href(locale, `/policy/editions/${edition.number}`)}>{t('view.coming', words)}</a>
    </p>
  );
}

/** A page that shows one edition: its standing, the contents, the text, the card and the requisites. */
export async function EditionView({
  locale,
  title,
  path,
  edition,
  editions,
  reading,
  query = null,
  translations,
  today,
  inArchive = false,
  children,
}: {
  locale: Locale;
  title: string;
  /** The path of the page without the language: where the search leads. */
  path: string;
  edition: Edition;
  editions: readonly EditionSummary[];
  reading: PreparedText & { hits: readonly Hit[] };
  query?: string | null;
  translations: readonly Translation[];
  today: string;
  inArchive?: boolean;
  children?: ReactNode;
}) {
  const t = await getTranslations('policy');
  const order = { number: edition.orderNumber, date: formatDate(locale, edition.orderDate) };
  const archive = { href: href(locale, '/policy/archive'), label: t('archive.title') };
  const coming = inArchive ? null : comingEdition(editions, today);
  return (
    <>
      <PageHeader
        title={title}
        {...(inArchive ? { back: archive } : {})}
        meta={
          <>
            <p className="flex max-w-none flex-wrap items-baseline gap-x-3 gap-y-2">
              <EditionTag edition={edition} editions={editions} today={today} />
              <span>{t('view.edition', { number: edition.number })}</span>
              <span>{t('view.order', order)}</span>
              <span>
                <EditionPeriod locale={locale} edition={edition} editions={editions} today={today} />
              </span>
            </p>
            {coming ? <Coming locale={locale} edition={coming} /> : null}
            <p className="mt-2 max-w-none print:hidden">
              {t('view.verbatim')} <a href="#edition">{t('view.check')}</a>
              {inArchive ? null : (
                <>
                  {' · '}
                  <a href={archive.href}>{archive.label}</a>
                </>
              )}
            </p>
          </>
        }
      />
      {children}
      <LanguageNotice locale={locale} edition={edition} translations={translations} />
      <SearchForm action={href(locale, path)} query={query} />
      {query ? (
        <SearchHits
          query={query}
          hits={reading.hits}
          textLocale={edition.locale}
          clear={href(locale, path)}
        />
      ) : null}
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-x-12 lg:grid-cols-[15rem_minmax(0,1fr)] xl:gap-x-16">
        <PolicyContents html={reading.contents} textLocale={edition.locale} />
        <div>
          <PolicyDocument html={reading.document} textLocale={edition.locale} />
          <EditionCard locale={locale} edition={edition} editions={editions} today={today} />
          <PolicyRequisites edition={edition} />
        </div>
      </div>
      <ReadingAids copy={t('copy.link')} copied={t('copy.done')} />
    </>
  );
}
