'use client';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormState } from '@/lib/forms/form-state';

const known = ['title', 'changeSummary', 'materiality', 'sourceText', 'file'];

/** Why the form was not taken, above it; takes the focus after each attempt. */
export function DeskErrors({
  state,
  fields,
  attempts,
}: {
  state: FormState;
  fields: Record<string, string>;
  attempts: number;
}) {
  const t = useTranslations();
  const isGeneral = state.status === 'error' && !state.fields && state.code !== 'conflict' && attempts === 0;
  const lines = [
    ...(isGeneral ? [{ message: t((state.detail ?? `errors.${state.code}`) as never) }] : []),
    ...Object.entries(fields).map(([name, key]) => ({
      ...(known.includes(name) ? { field: name } : {}),
      message: t(key as never),
    })),
  ];
  const isWrong = lines.length > 0;
  const prefix = t('ui.errorTitlePrefix');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves once per attempt, not per render.
  useEffect(() => {
    if (isWrong) document.querySelector<HTMLElement>('[data-error-summary]')?.focus();
    if (isWrong && !document.title.startsWith(prefix)) document.title = prefix + document.title;
    if (!isWrong && document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
  }, [attempts, isWrong, prefix]);
  if (!isWrong) return null;
  return (
    <ErrorSummary title={t('errors.summaryTitle')} errors={lines}>
      {state.status === 'error' && state.reference ? (
        <p>{t('errors.reference', { reference: state.reference })}</p>
      ) : null}
    </ErrorSummary>
  );
}
