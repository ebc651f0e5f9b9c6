'use client';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button-class';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { type FormState, idle } from '@/lib/forms/form-state';

/** A form of one button: what it carries, its verb, and for those who listen what the verb is about. */
export function ButtonForm({
  action,
  carries = {},
  label,
  about,
  variant = 'secondary',
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  carries?: Record<string, string>;
  label: string;
  about?: string;
  variant?: ButtonVariant;
}) {
  const t = useTranslations();
  const [state, dispatch, pending] = useActionState(action, idle);
  return (
    <form action={dispatch}>
      {Object.entries(carries).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button variant={variant} aria-disabled={pending || undefined}>
        {label}
        {about ? <VisuallyHidden>{about}</VisuallyHidden> : null}
      </Button>
      {state.status === 'error' ? (
        <p role="alert" className="mt-1 font-semibold text-bad">
          {t((state.detail ?? `errors.${state.code}`) as never)}
        </p>
      ) : null}
    </form>
  );
}
