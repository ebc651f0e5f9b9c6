import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Table } from '@/components/ui/table';
import { formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { DraftSummary } from '@/lib/policy/draft.queries';
import { DraftTags } from './draft-tags';

/** Unbroken where the table has columns; a phone has its own lines. */
const whole = '@min-[48rem]:whitespace-nowrap';

/** Drafts with where they stand. */
export async function DraftTable({
  locale,
  drafts,
  caption,
}: {
  locale: Locale;
  drafts: readonly DraftSummary[];
  caption: string;
}) {
  const t = await getTranslations('policyStaff');
  return (
    <Table
      caption={caption}
      quietCaption
      columns={[
        { key: 'name', label: t('drafts.name') },
        { key: 'state', label: t('drafts.state') },
        { key: 'weight', label: t('drafts.weight') },
        { key: 'updated', label: t('drafts.updated') },
      ]}
      rows={drafts.map((draft) => ({
        id: draft.id,
        cells: {
          name: (
            <>
              <a href={href(locale, `/staff/policy/drafts/${draft.id}`)}>{draft.title}</a>
              {draft.editionNumber === null ? null : (
                <span className="block text-sm text-muted">
                  {t('drafts.edition', { number: draft.editionNumber })}
                </span>
              )}
            </>
          ),
          state: (
            <span className={whole}>
              <DraftTags state={draft.state} isExample={draft.isExample} />
            </span>
          ),
          weight: draft.materiality ? (
            <span className={whole}>{t(`weights.${draft.materiality}`)}</span>
          ) : (
            <span className="text-muted">{t('drafts.unweighed')}</span>
          ),
          updated: (
            <DateTime value={draft.updatedAt.toISOString()}>
              {formatInstant(locale, draft.updatedAt)}
            </DateTime>
          ),
        },
      }))}
    />
  );
}
