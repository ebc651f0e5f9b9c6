import { getTranslations } from 'next-intl/server';
import { ButtonForm } from '@/components/sessions/button-form';
import { formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import { unscheduleDraftAction } from '@/lib/policy/actions';
import type { Draft } from '@/lib/policy/draft.queries';
import { EditorWords } from './editor-words';

/** When an approved text will be published by itself, and how to call that off. `isDue`: the moment has come. */
export async function ScheduleSection({
  locale,
  draft,
  isDue,
  mayUnschedule,
}: {
  locale: Locale;
  draft: Draft;
  isDue: boolean;
  mayUnschedule: boolean;
}) {
  const t = await getTranslations('policyStaff');
  const at = draft.publishAt ? formatInstant(locale, draft.publishAt) : '';
  return (
    <section aria-labelledby="scheduled">
      <h2 id="scheduled">{t('drafts.waits', { at })}</h2>
      {isDue ? (
        <p>
          {t('scheduled.soon')}{' '}
          <a href={href(locale, `/staff/policy/drafts/${draft.id}`)}>{t('scheduled.reload')}</a>
        </p>
      ) : (
        <p>{t('scheduled.lede')}</p>
      )}
      {mayUnschedule && !isDue ? (
        <EditorWords locale={locale}>
          <p>{t('scheduled.unscheduleHint')}</p>
          <div className="part">
            <ButtonForm
              action={unscheduleDraftAction}
              carries={{ id: draft.id }}
              label={t('scheduled.unschedule')}
            />
          </div>
        </EditorWords>
      ) : null}
    </section>
  );
}
