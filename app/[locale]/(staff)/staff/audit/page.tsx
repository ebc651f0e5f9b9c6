import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AuditTable } from '@/components/staff/audit-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { listAudit } from '@/lib/audit/queries';
import { getJournalStanding } from '@/lib/audit/standing.queries';
import { formatInstant } from '@/lib/format';
import { href } from '@/lib/i18n/routing';
import { asStaff } from '@/lib/page';
import { requestLocale } from '@/lib/request';

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staff');
  return { title: t('audit.title') };
}

/** The number of an entry from the address; whatever is malformed means «from the newest». */
const entryNumber = (text: unknown): number | undefined =>
  typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;

/** The journal for the auditor, newest first. */
export default async function AuditPage({ searchParams }: Props) {
  const actor = await asStaff('audit.read');
  const before = entryNumber((await searchParams).before);
  const locale = await requestLocale();
  const t = await getTranslations('staff');
  const tUi = await getTranslations('ui');
  const [{ events, next }, { head, waiting }] = await Promise.all([
    listAudit(actor, { before }),
    getJournalStanding(actor),
  ]);
  const first = href(locale, '/staff/audit');
  const start = { href: first, label: t('audit.toStart') };
  return (
    <>
      <PageHeader
        title={t('audit.title')}
        lede={t('audit.lede')}
        meta={
          <p>
            {head
              ? t('audit.signed', { count: head.size, at: formatInstant(locale, head.at) })
              : t('audit.unsigned')}{' '}
            {t('audit.waiting', { count: waiting })}{' '}
            {head ? (
              <a href="/api/audit/head" download>
                {t('audit.head')}
              </a>
            ) : null}
          </p>
        }
      />
      {events.length === 0 ? (
        <EmptyState title={t('audit.empty')} action={<a href={start.href}>{start.label}</a>} />
      ) : (
        <AuditTable locale={locale} events={events} />
      )}
      <Pagination
        label={tUi('pagination.label')}
        {...(before ? { previous: start } : {})}
        {...(next ? { next: { href: `${first}?before=${next}`, label: tUi('pagination.next') } } : {})}
      />
    </>
  );
}
