'use client';
import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { type ControlProps, Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { ActionForm, FieldProps } from '@/lib/forms/use-action-form';

type Joined = { prefix: string; field: FieldProps; label: ReactNode; hint?: ReactNode };

function JoinedField({
  prefix,
  field,
  label,
  hint,
  children,
}: Joined & { children: (control: ControlProps) => ReactNode }) {
  const t = useTranslations();
  return (
    <Field
      name={field.name}
      id={`${prefix}-${field.name}`}
      label={label}
      hint={hint}
      error={field.errorKey ? t(field.errorKey as never) : undefined}
    >
      {children}
    </Field>
  );
}

/** One line of text. */
export function LineField({
  prefix,
  field,
  label,
  hint,
  ...input
}: Joined & Omit<ComponentProps<typeof Input>, 'name' | 'prefix'>) {
  return (
    <JoinedField prefix={prefix} field={field} label={label} hint={hint}>
      {(control) => <Input autoComplete="off" {...input} defaultValue={field.defaultValue} {...control} />}
    </JoinedField>
  );
}

/** Several lines of text, in a language that may not be the page's. */
export function TextField({
  prefix,
  field,
  label,
  hint,
  ...area
}: Joined & Omit<ComponentProps<typeof Textarea>, 'name' | 'prefix'>) {
  return (
    <JoinedField prefix={prefix} field={field} label={label} hint={hint}>
      {(control) => <Textarea {...area} defaultValue={field.defaultValue} {...control} />}
    </JoinedField>
  );
}

/** One of a few. */
export function ChoiceField({
  prefix,
  field,
  label,
  hint,
  options,
}: Joined & Pick<ComponentProps<typeof Select>, 'options'>) {
  return (
    <JoinedField prefix={prefix} field={field} label={label} hint={hint}>
      {(control) => <Select options={options} defaultValue={field.defaultValue} {...control} />}
    </JoinedField>
  );
}

/** The director's order: number, date, who signed it. */
export function OrderFields({
  prefix,
  form,
  numberLabel,
}: {
  prefix: string;
  form: ActionForm;
  numberLabel?: string;
}) {
  const t = useTranslations('policyEdition.order');
  return (
    <>
      <LineField
        prefix={prefix}
        field={form.field('orderNumber')}
        label={numberLabel ?? t('number')}
        width="short"
      />
      <LineField
        prefix={prefix}
        field={form.field('orderDate')}
        label={t('date')}
        type="date"
        width="short"
      />
      <LineField
        prefix={prefix}
        field={form.field('approvedBy')}
        label={t('approvedBy')}
        hint={t('approvedByHint')}
        width="medium"
      />
    </>
  );
}
