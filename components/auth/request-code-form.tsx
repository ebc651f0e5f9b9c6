'use client';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { FormText } from '@/components/forms/form-fields';
import { useActionForm } from '@/lib/forms/use-action-form';
import { requestCodeAction } from '@/lib/sessions/actions';
import { requestCodeSchema } from '@/lib/sessions/schema';

/** Asks for the address that the one-time code goes to. `next` is a checked path or empty. */
export function RequestCodeForm({ next }: { next: string }) {
  const t = useTranslations('auth.signIn');
  const form = useActionForm({
    schema: requestCodeSchema,
    action: requestCodeAction,
    defaults: { email: '' },
  });
  return (
    <ActionForm form={form} submit={t('submit')}>
      <input type="hidden" name="next" value={next} />
      <FormText
        field={form.field('email')}
        label={t('email')}
        hint={t('emailHint')}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        width="medium"
      />
    </ActionForm>
  );
}
