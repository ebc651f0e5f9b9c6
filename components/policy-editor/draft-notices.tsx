import { getTranslations } from 'next-intl/server';
import { ButtonForm } from '@/components/sessions/button-form';
import { Notice } from '@/components/ui/notice';
import { href, type Locale } from '@/lib/i18n/routing';
import { createDraftAction } from '@/lib/policy/actions';
import type { Draft } from '@/lib/policy/draft.queries';
import { EditorWords } from './editor-words';

/** Why a text cannot be changed here, and what can be done instead. */
export async function DraftNotices({
  locale,
  draft,
  mayWrite,
}: {
  locale: Locale;
  draft: Draft;
  mayWrite: boolean;
}) {
  const t = await getTranslations('policyStaff');
  const { state, isExample, editionNumber, id } = draft;
  if (isExample)
    return (
      <Notice title={t('page.exampleTitle')}>
        <p>{t('page.example')}</p>
        {mayWrite ? (
          <EditorWords locale={locale}>
            <div className="part">
              <ButtonForm action={createDraftAction} carries={{ from: id }} label={t('create.copy')} />
            </div>
          </EditorWords>
        ) : null}
      </Notice>
    );
  if (state === 'discarded')
    return (
      <Notice title={t('page.discardedTitle')}>
        <p>{t('page.discarded')}</p>
      </Notice>
    );
  if (state === 'published' && editionNumber !== null)
    return (
      <Notice tone="good" title={t('page.publishedTitle')}>
        <p>
          {t.rich('page.published', {
            number: editionNumber,
            edition: (words) => <a href={href(locale, `/policy/editions/${editionNumber}`)}>{words}</a>,
          })}
        </p>
      </Notice>
    );
  if (state === 'draft' && !mayWrite)
    return (
      <Notice title={t('page.readOnlyTitle')}>
        <p>{t('page.readOnly')}</p>
      </Notice>
    );
  return null;
}
