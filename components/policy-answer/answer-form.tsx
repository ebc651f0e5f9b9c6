'use client';
import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonRow } from '@/components/ui/button-row';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { PolicyAnswer } from '@/db/enums';
import { idle } from '@/lib/forms/form-state';
import { answerPolicyAction } from '@/lib/policy/actions';

/** The answers that can be given now, each a button of the same weight; a refusal by the server is said above them. */
export function AnswerForm({
  fields,
  answers,
  newer,
}: {
  fields: Record<string, string>;
  answers: readonly { value: PolicyAnswer; label: string }[];
  /** What to say and where to lead when another edition has come meanwhile. */
  newer: { message: string; label: string; href: string };
}) {
  const t = useTranslations();
  const [state, action, pending] = useActionState(answerPolicyAction, idle);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.status === 'error') form.current?.querySelector<HTMLElement>('[data-error-summary]')?.focus();
  }, [state]);
  const isChoice = answers.length > 1;
  const isStale = state.status === 'error' && state.code === 'precondition';
  const message = isStale ? (
    <>
      {newer.message} <a href={newer.href}>{newer.label}</a>
    </>
  ) : state.status === 'error' ? (
    t(`errors.${state.code}` as never)
  ) : null;
  return (
    <form ref={form} action={action}>
      {message ? (
        <ErrorSummary title={t('errors.summaryTitle')} errors={[{ message }]}>
          {state.status === 'error' && state.reference ? (
            <p>{t('errors.reference', { reference: state.reference })}</p>
          ) : null}
        </ErrorSummary>
      ) : null}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ButtonRow equal={isChoice}>
        {answers.map(({ value, label }) => (
          <Button
            key={value}
            variant="secondary"
            equal={isChoice}
            name="answer"
            value={value}
            aria-disabled={pending || undefined}
          >
            {label}
          </Button>
        ))}
      </ButtonRow>
    </form>
  );
}
