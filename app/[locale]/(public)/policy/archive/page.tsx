import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DateForm } from '@/components/policy/date-form';
import { EditionTable } from '@/components/policy/edition-table';
import { ErrorSummary } from '@/components/ui/error-summary';
import { PageHeader } from '@/components/ui/page-header';
import { now } from '@/lib/clock';
import { almatyDate, isLocalDate } from '@/lib/deadlines/almaty.rules';
import { href } from '@/lib/i18n/routing';
import { pageActor } from '@/lib/page';
import { listEditions } from '@/lib/policy/queries';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policy');
  return { title: t('archive.title'), description: t('archive.lede') };
}

/** Every edition ever published (clause 6.2), and the way to the one of a given day. */
export default async function ArchivePage({
  searchParams,
}: {
  searchParams: Promise<{ date?: string | string[] }>;
}) {
  const [actor, locale, t, tUi] = await Promise.all([
    pageActor(),
    requestLocale(),
    getTranslations('policy'),
    getTranslations('ui'),
  ]);
  const editions = await listEditions(actor);
  const { date: given } = await searchParams;
  const typed = typeof given === 'string' ? [...given].slice(0, 40).join('') : undefined;
  const isWrong = typed !== undefined && !isLocalDate(typed);
  const error = isWrong ? t(typed === '' ? 'form.missing' : 'form.malformed') : undefined;
  return (
    <>
      {error ? (
        <ErrorSummary title={tUi('errorSummary')} errors={[{ field: 'date', message: error }]} />
      ) : null}
      <PageHeader
        title={t('archive.title')}
        lede={t('archive.lede')}
        meta={
          <p>
            {t.rich('archive.basis', {
              clause: (chunks) => <a href={href(locale, '/policy#c-6.2')}>{chunks}</a>,
            })}
          </p>
        }
      />
      <EditionTable locale={locale} editions={editions} today={almatyDate(now())} />
      <DateForm locale={locale} typed={typed} error={error} />
    </>
  );
}
