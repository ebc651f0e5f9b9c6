'use client';
import { useTranslations } from 'next-intl';
import { useActionForm } from '@/lib/forms/use-action-form';
import { attachTranslationAction } from '@/lib/policy/actions';
import { attachTranslationInput } from '@/lib/policy/schema';
import { ChoiceField, LineField, TextField } from './edition-fields';
import { EditionForm, FoldedForm } from './edition-form';

const prefix = 'translate';

/** Attaches a translation; `languages` are those that an edition may be translated into. */
export function TranslateForm({
  edition,
  languages,
}: {
  edition: number;
  languages: readonly { value: string; label: string }[];
}) {
  const t = useTranslations('policyEdition.translate');
  const form = useActionForm({
    schema: attachTranslationInput as never,
    action: attachTranslationAction,
    defaults: { edition: String(edition), locale: '', title: '', sourceText: '' },
  });
  return (
    <FoldedForm summary={t('open')} form={form}>
      <p className="measure mb-6">{t('hint')}</p>
      <EditionForm prefix={prefix} form={form} submit={t('submit')}>
        <input type="hidden" name="edition" defaultValue={edition} />
        <ChoiceField
          prefix={prefix}
          field={form.field('locale')}
          label={t('language')}
          options={[{ value: '', label: t('choose') }, ...languages]}
        />
        <LineField prefix={prefix} field={form.field('title')} label={t('name')} />
        <TextField
          prefix={prefix}
          field={form.field('sourceText')}
          label={t('text')}
          hint={t('textHint')}
          rows={14}
          spellCheck={false}
        />
      </EditionForm>
    </FoldedForm>
  );
}
