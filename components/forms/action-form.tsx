'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { Button } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button-class';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { ActionForm as Form } from '@/lib/forms/use-action-form';
import { useWaitWords } from '@/lib/forms/use-wait-words';

/** A form of ours: the error summary above it, its fields, one button named by a verb, and an optional way out. */
export function ActionForm({
  form,
  submit,
  variant = 'primary',
  children,
  aside,
}: {
  form: Form;
  submit: string;
  variant?: ButtonVariant;
  children?: ReactNode;
  aside?: ReactNode;
}) {
  const t = useTranslations();
  const { state, errors, pending } = form;
  const general = state.status === 'error' && !state.fields ? (state.detail ?? `errors.${state.code}`) : null;
  const waiting = useWaitWords(state);
  const lines = [
    ...(general ? [{ message: `${t(general as never)}${waiting}` }] : []),
    ...errors.map(({ name, key }) => ({
      ...(name === '_' ? {} : { field: name }),
      message: t(key as never),
    })),
  ];
  const trouble = lines.length > 0;
  const prefix = t('ui.errorTitlePrefix');

  // The title is what a screen reader says first, and what a tab shows.
  useEffect(() => {
    if (trouble && !document.title.startsWith(prefix)) document.title = prefix + document.title;
  }, [trouble, prefix]);

  return (
    <>
      {lines.length > 0 ? (
        <ErrorSummary title={t('errors.summaryTitle')} errors={lines}>
          {state.status === 'error' && state.reference ? (
            <p>{t('errors.reference', { reference: state.reference })}</p>
          ) : null}
        </ErrorSummary>
      ) : null}
      <form {...form.formProps} className="space-y-6">
        {children}
        <div className="flex flex-wrap items-center gap-4">
          <Button variant={variant} aria-disabled={pending || undefined}>
            {pending ? t('ui.sending') : submit}
          </Button>
          {aside}
        </div>
      </form>
    </>
  );
}
