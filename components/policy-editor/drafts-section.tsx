import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { formatDate, formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { DraftSummary } from '@/lib/policy/draft.queries';
import type { DraftState } from '@/lib/policy/draft.rules';
import { DraftTable } from './draft-table';

const order: readonly DraftState[] = ['scheduled', 'inReview', 'draft'];

async function Scheduled({ locale, draft }: { locale: Locale; draft: DraftSummary }) {
  const t = await getTranslations('policyStaff');
  const at = draft.publishAt ? formatInstant(locale, draft.publishAt) : '';
  return (
    <Notice title={t('drafts.waits', { at })}>
      <p>
        {t.rich('drafts.waitsBody', {
          title: draft.title,
          date: formatDate(locale, draft.effectiveFrom ?? ''),
          draft: (title) => <a href={href(locale, `/staff/policy/drafts/${draft.id}`)}>{title}</a>,
        })}
      </p>
    </Notice>
  );
}

/** What is being written, what waits for its day, and, folded, what became of the rest. */
export async function DraftsSection({ locale, drafts }: { locale: Locale; drafts: readonly DraftSummary[] }) {
  const t = await getTranslations('policyStaff');
  const inState = (state: DraftState) => drafts.filter((draft) => draft.state === state);
  const open = order.flatMap(inState);
  const sorted = [
    ...open.filter(({ isExample }) => !isExample),
    ...open.filter(({ isExample }) => isExample),
  ];
  const [waiting] = inState('scheduled');
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{t('drafts.title')}</h2>
      <p>{t('drafts.lede')}</p>
      {waiting ? <Scheduled locale={locale} draft={waiting} /> : null}
      {sorted.length > 0 ? (
        <DraftTable locale={locale} drafts={sorted} caption={t('drafts.caption')} />
      ) : (
        <EmptyState title={t('drafts.empty')}>{t('drafts.emptyBody')}</EmptyState>
      )}
      {(['published', 'discarded'] as const).map((state) => {
        const done = inState(state);
        if (done.length === 0) return null;
        const title = t(`drafts.${state}`, { count: done.length });
        return (
          <details key={state}>
            <summary>{title}</summary>
            <DraftTable locale={locale} drafts={done} caption={title} />
          </details>
        );
      })}
    </section>
  );
}
