import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { EditionDates } from '@/lib/policy/edition.rules';
import type { Edition } from '@/lib/policy/queries';
import { EditionCard } from './edition-card';
import { EditionPeriod, EditionTag } from './edition-standing';
import { PolicyContents } from './policy-contents';
import { PolicyDocument } from './policy-document';
import { PolicyRequisites } from './policy-requisites';

/** A page that shows one edition: its standing, the contents, the text, the card and the requisites. */
export async function EditionView({
  locale,
  title,
  edition,
  editions,
  today,
  inArchive = false,
  children,
}: {
  locale: Locale;
  title: string;
  edition: Edition;
  editions: readonly EditionDates[];
  today: string;
  inArchive?: boolean;
  children?: ReactNode;
}) {
  const t = await getTranslations('policy');
  const order = { number: edition.orderNumber, date: formatDate(locale, edition.orderDate) };
  const archive = { href: href(locale, '/policy/archive'), label: t('archive.title') };
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
      {locale === edition.locale ? null : (
        <Notice title={t('view.russianOnlyTitle')}>
          <p>{t('view.russianOnly')}</p>
        </Notice>
      )}
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-x-12 lg:grid-cols-[15rem_minmax(0,1fr)] xl:gap-x-16">
        <PolicyContents edition={edition} />
        <div>
          <PolicyDocument edition={edition} />
          <EditionCard locale={locale} edition={edition} editions={editions} today={today} />
          <PolicyRequisites edition={edition} />
        </div>
      </div>
    </>
  );
}
