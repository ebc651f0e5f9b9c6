import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DraftsSection } from '@/components/policy-editor/drafts-section';
import { NewDraft } from '@/components/policy-editor/new-draft';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Hash } from '@/components/ui/hash';
import { PageHeader } from '@/components/ui/page-header';
import { Table } from '@/components/ui/table';
import { formatDate, formatInstant } from '@/lib/format';
import { href } from '@/lib/i18n/routing';
import { asStaff } from '@/lib/page';
import { may } from '@/lib/permissions';
import { listDrafts } from '@/lib/policy/draft.queries';
import { listEditions } from '@/lib/policy/queries';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staff');
  return { title: t('policy.title') };
}

/** What is being prepared, and every published edition with what proves it. */
export default async function StaffPolicyPage() {
  const actor = await asStaff('policy.read');
  const locale = await requestLocale();
  const t = await getTranslations('staff');
  const editions = [...(await listEditions(actor))].reverse();
  const drafts = may(actor, 'policy.readDrafts') ? await listDrafts(actor) : null;
  return (
    <>
      <PageHeader title={t('policy.title')} lede={t('policy.lede')} />
      {drafts ? <DraftsSection locale={locale} drafts={drafts} /> : null}
      {may(actor, 'policy.draft') ? (
        <NewDraft
          locale={locale}
          newest={editions.length > 0 ? Math.max(...editions.map(({ number }) => number)) : null}
          exampleId={drafts?.find(({ isExample }) => isExample)?.id ?? null}
        />
      ) : null}
      {drafts ? <h2>{t('policy.caption')}</h2> : null}
      {editions.length === 0 ? (
        <EmptyState title={t('policy.empty')} />
      ) : (
        <Table
          caption={t('policy.caption')}
          quietCaption
          columns={[
            { key: 'edition', label: t('policy.edition') },
            { key: 'order', label: t('policy.order') },
            { key: 'from', label: t('policy.from') },
            { key: 'published', label: t('policy.published') },
            { key: 'sha256', label: t('policy.sha256') },
          ]}
          rows={editions.map((edition) => ({
            id: String(edition.number),
            cells: {
              edition: (
                <a href={href(locale, `${drafts ? '/staff' : ''}/policy/editions/${edition.number}`)}>
                  {edition.number}
                </a>
              ),
              order: t('policy.orderOf', {
                number: edition.orderNumber,
                date: formatDate(locale, edition.orderDate),
              }),
              from: (
                <DateTime value={edition.effectiveFrom}>{formatDate(locale, edition.effectiveFrom)}</DateTime>
              ),
              published: (
                <DateTime value={edition.publishedAt.toISOString()}>
                  {formatInstant(locale, edition.publishedAt)}
                </DateTime>
              ),
              sha256: <Hash value={edition.sha256} />,
            },
          }))}
        />
      )}
    </>
  );
}
