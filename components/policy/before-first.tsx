import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { EditionDates } from '@/lib/policy/edition.rules';
import { DateForm } from './date-form';

/** Says plainly that no edition was in force yet on a day, and which was the first. */
export async function BeforeFirst({
  locale,
  date,
  first,
}: {
  locale: Locale;
  date: string;
  first: EditionDates;
}) {
  const t = await getTranslations('policy');
  const words = { from: formatDate(locale, first.effectiveFrom), number: first.number };
  return (
    <>
      <PageHeader
        title={t('on.title', { date: formatDate(locale, date) })}
        lede={t('on.beforeFirst')}
        back={{ href: href(locale, '/policy/archive'), label: t('archive.title') }}
      />
      <p>
        {t('on.first', words)}{' '}
        <a href={href(locale, `/policy/editions/${first.number}`)}>
          {t('view.edition', { number: first.number })}
        </a>
      </p>
      <DateForm locale={locale} typed={date} />
    </>
  );
}
