'use client';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { RadioGroup } from '@/components/ui/radio-group';
import type { FieldProps } from '@/lib/forms/use-action-form';

/** One question with a few answers, joined with the form. */
export function FormRadios({
  field,
  ...group
}: { field: FieldProps } & Omit<ComponentProps<typeof RadioGroup>, 'name' | 'error' | 'defaultValue'>) {
  const t = useTranslations();
  return (
    <RadioGroup
      {...group}
      name={field.name}
      defaultValue={field.defaultValue}
      error={field.errorKey ? t(field.errorKey as never) : undefined}
    />
  );
}
