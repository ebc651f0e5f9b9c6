'use client';
import { useTranslations } from 'next-intl';
import { FormText, FormTextarea } from '@/components/forms/form-fields';
import { FormRadios } from '@/components/requests/form-radios';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { materialities } from '@/db/enums';
import type { FieldProps } from '@/lib/forms/use-action-form';
import type { Locale } from '@/lib/i18n/routing';

type Props = { field: (name: string) => FieldProps; textLocale: Locale };

/** What is said of a draft: its name, what it changes and how much that weighs. */
export function DraftParticulars({ field, textLocale }: Props) {
  const t = useTranslations('policyStaff');
  return (
    <div className="draft-particulars">
      <div className="space-y-7">
        <FormText field={field('title')} label={t('editor.name')} autoComplete="off" lang={textLocale} />
        <FormTextarea
          field={field('changeSummary')}
          label={t('editor.summary')}
          hint={t('editor.summaryHint')}
          rows={5}
        />
      </div>
      <FormRadios
        field={field('materiality')}
        legend={t('editor.weight')}
        hint={t('editor.weightHint')}
        options={materialities.map((value) => ({
          value,
          label: t(`weights.${value}`),
          hint: t(`weights.${value}Hint`),
        }))}
      />
    </div>
  );
}

/** The text itself, as it will be kept: every sign counts. */
export function DraftText({ field, textLocale }: Props) {
  const t = useTranslations('policyStaff');
  const all = useTranslations();
  const { errorKey, defaultValue } = field('sourceText');
  return (
    <Field
      name="sourceText"
      label={t('editor.text')}
      hint={t('editor.textHint')}
      error={errorKey ? all(errorKey as never) : undefined}
    >
      {(control) => (
        <Textarea
          rows={24}
          lang={textLocale}
          defaultValue={defaultValue}
          className="draft-text max-w-none"
          {...control}
        />
      )}
    </Field>
  );
}
