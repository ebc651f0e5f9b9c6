import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ArchiveNotices } from '@/components/policy/compare-archive-notices';
import { ArchiveProof } from '@/components/policy/compare-archive-proof';
import { DateForm } from '@/components/policy/date-form';
import { EditionTable } from '@/components/policy/edition-table';
import { ErrorSummary } from '@/components/ui/error-summary';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { now } from '@/lib/clock';
import { almatyDate, isLocalDate } from '@/lib/deadlines/almaty.rules';
import { href } from '@/lib/i18n/routing';
import { pageAddresses } from '@/lib/metadata';
import { pageActor } from '@/lib/page';
import { archivePage, headOf } from '@/lib/policy/archive.rules';
import { listEditions } from '@/lib/policy/queries';
import { requestLocale } from '@/lib/request';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const addressOf = (page: number) => `/policy/archive${page > 1 ? `?page=${page}` : ''}`;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const actor = await pageActor();
  const [locale, t, tCompare, { page: asked }, editions] = await Promise.all([
    requestLocale(),
    getTranslations('policy'),
    getTranslations('policyCompare'),
    searchParams,
    listEditions(actor),
  ]);
  return {
    title: t('archive.title'),
    description: t('archive.lede'),
    ...pageAddresses(locale, addressOf(archivePage(editions, asked).page), {
      feed: tCompare('archive.feed'),
    }),
  };
}

/** Steps to newer and earlier editions, where there is more than one page. */
async function ArchivePages({ page, pages, position }: { page: number; pages: number; position: string }) {
  const [locale, t, tUi] = await Promise.all([
    requestLocale(),
    getTranslations('policyCompare'),
    getTranslations('ui'),
  ]);
  const link = (to: number, label: string) => ({ href: href(locale, addressOf(to)), label });
  return (
    <Pagination
      label={tUi('pagination.label')}
      position={position}
      {...(page > 1 ? { previous: link(page - 1, t('archive.newer')) } : {})}
      {...(page < pages ? { next: link(page + 1, t('archive.older')) } : {})}
    />
  );
}

/** Every edition ever published (clause 6.2), how to prove that none was touched, and the one of a given day. */
export default async function ArchivePage({ searchParams }: Props) {
  const [actor, locale, t, tCompare, tUi] = await Promise.all([
    pageActor(),
    requestLocale(),
    getTranslations('policy'),
    getTranslations('policyCompare'),
    getTranslations('ui'),
  ]);
  const editions = await listEditions(actor);
  const { date: given, page: asked } = await searchParams;
  const typed = typeof given === 'string' ? [...given.slice(0, 80)].slice(0, 40).join('') : undefined;
  const isWrong = typed !== undefined && !isLocalDate(typed);
  const error = isWrong ? t(typed === '' ? 'form.missing' : 'form.malformed') : undefined;
  const { page, pages, rows, ...place } = archivePage(editions, asked);
  const head = headOf(editions);
  const today = almatyDate(now());
  return (
    <>
      {error ? (
        <ErrorSummary title={tUi('errorSummary')} errors={[{ field: 'date', message: error }]} />
      ) : null}
      <PageHeader
        title={t('archive.title')}
        lede={t('archive.lede')}
        meta={
          <>
            <p>
              {t.rich('archive.basis', {
                clause: (chunks) => <a href={href(locale, '/policy#c-6.2')}>{chunks}</a>,
              })}
            </p>
            <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1 print:hidden">
              <a href={href(locale, '/policy/compare')}>{tCompare('archive.compareAny')}</a>
              <a href={href(locale, '/policy/feed.xml')} type="application/atom+xml">
                {tCompare('archive.feed')}
              </a>
            </p>
          </>
        }
      />
      <ArchiveNotices locale={locale} editions={editions} today={today} />
      <EditionTable locale={locale} rows={rows} today={today} />
      <ArchivePages page={page} pages={pages} position={tCompare('archive.position', place)} />
      <DateForm locale={locale} typed={typed} error={error} />
      {head ? <ArchiveProof head={head} /> : null}
    </>
  );
}
