'use client';
import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { FieldProps } from '@/lib/forms/use-action-form';

type Words = { label: ReactNode; hint?: ReactNode; optional?: boolean };

function useWords(field: FieldProps, words: Words) {
  const t = useTranslations();
  return {
    name: field.name,
    label: words.label,
    hint: words.hint,
    error: field.errorKey ? t(field.errorKey as never) : undefined,
    ...(words.optional ? { optional: t('ui.optional') } : {}),
  };
}

/** One line of text, joined with the form. */
export function FormText({
  field,
  label,
  hint,
  optional,
  ...input
}: { field: FieldProps } & Words & Omit<ComponentProps<typeof Input>, 'name'>) {
  const words = useWords(field, { label, hint, ...(optional ? { optional } : {}) });
  return (
    <Field {...words}>
      {(control) => <Input {...input} defaultValue={field.defaultValue} {...control} />}
    </Field>
  );
}

/** Several lines of text, joined with the form. */
export function FormTextarea({
  field,
  label,
  hint,
  optional,
  rows = 5,
}: { field: FieldProps; rows?: number } & Words) {
  const words = useWords(field, { label, hint, ...(optional ? { optional } : {}) });
  return (
    <Field {...words}>
      {(control) => <Textarea rows={rows} defaultValue={field.defaultValue} {...control} />}
    </Field>
  );
}
