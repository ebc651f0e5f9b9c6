import { getTranslations } from 'next-intl/server';
import { ButtonForm } from '@/components/sessions/button-form';
import { ButtonRow } from '@/components/ui/button-row';
import type { Locale } from '@/lib/i18n/routing';
import { createDraftAction } from '@/lib/policy/actions';
import { EditorWords } from './editor-words';

/** The ways to begin: with the newest edition, with nothing, with a copy of the example. */
export async function NewDraft({
  locale,
  newest,
  exampleId,
}: {
  locale: Locale;
  newest: number | null;
  exampleId: string | null;
}) {
  const t = await getTranslations('policyStaff');
  return (
    <section aria-labelledby="new-draft">
      <h2 id="new-draft">{t('create.title')}</h2>
      <p>{t('create.lede')}</p>
      <EditorWords locale={locale}>
        <ButtonRow>
          {newest === null ? null : (
            <ButtonForm
              action={createDraftAction}
              carries={{ from: 'edition' }}
              label={t('create.edition', { number: newest })}
            />
          )}
          <ButtonForm action={createDraftAction} carries={{ from: 'empty' }} label={t('create.empty')} />
          {exampleId === null ? null : (
            <ButtonForm
              action={createDraftAction}
              carries={{ from: exampleId }}
              label={t('create.example')}
            />
          )}
        </ButtonRow>
      </EditorWords>
    </section>
  );
}
