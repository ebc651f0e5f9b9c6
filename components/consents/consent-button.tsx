'use client';
import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { giveConsent, takeConsentBack } from '@/lib/consents/actions';
import { idle } from '@/lib/forms/form-state';
import { useWaitWords } from '@/lib/forms/use-wait-words';

/** One button that gives or takes back one consent; a refusal by the server is said above it. */
export function ConsentButton({
  act,
  fields,
  label,
  about,
  problems,
}: {
  act: 'give' | 'withdraw';
  fields: Record<string, string>;
  label: string;
  /** The name of the consent: heard after the label, not seen. */
  about: string;
  /** Words of the refusals of this domain, by their key. */
  problems: Record<string, string>;
}) {
  const t = useTranslations();
  const [state, action, pending] = useActionState(act === 'give' ? giveConsent : takeConsentBack, idle);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.status === 'error') form.current?.querySelector<HTMLElement>('[data-error-summary]')?.focus();
  }, [state]);
  const message =
    state.status === 'error' ? (problems[state.detail ?? ''] ?? t(`errors.${state.code}` as never)) : null;
  const waiting = useWaitWords(state);
  return (
    <form ref={form} action={action}>
      {message ? (
        <ErrorSummary title={t('errors.summaryTitle')} errors={[{ message: `${message}${waiting}` }]}>
          {state.status === 'error' && state.reference ? (
            <p>{t('errors.reference', { reference: state.reference })}</p>
          ) : null}
        </ErrorSummary>
      ) : null}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button variant="secondary" aria-disabled={pending || undefined}>
        <span>
          {pending ? t('ui.sending') : label}
          <VisuallyHidden>: {about}</VisuallyHidden>
        </span>
      </Button>
    </form>
  );
}
