'use client';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { FormText } from '@/components/forms/form-fields';
import { useActionForm } from '@/lib/forms/use-action-form';
import { verifyCodeAction } from '@/lib/sessions/actions';
import { verifyCodeSchema } from '@/lib/sessions/schema';

/** Asks for the code. `resend` is the address of the page that sends another one. */
export function VerifyCodeForm({ next, minutes, resend }: { next: string; minutes: number; resend: string }) {
  const t = useTranslations('auth.code');
  const form = useActionForm({ schema: verifyCodeSchema, action: verifyCodeAction, defaults: { code: '' } });
  return (
    <ActionForm
      form={form}
      submit={t('submit')}
      aside={
        <a href={resend} className="tap inline-flex items-center">
          {t('resend')}
        </a>
      }
    >
      <input type="hidden" name="next" value={next} />
      <FormText
        field={form.field('code')}
        label={t('label')}
        hint={t('hint', { minutes })}
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
      />
    </ActionForm>
  );
}
