'use client';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { FormTextarea } from '@/components/forms/form-fields';
import { Field } from '@/components/ui/field';
import { useActionForm } from '@/lib/forms/use-action-form';
import { checkReceiptAction } from '@/lib/receipts/actions';
import { checkReceiptInput } from '@/lib/receipts/schema';

/** Takes the file of a receipt, or its text, to be compared with the ledger. */
export function CheckForm() {
  const t = useTranslations('receipts');
  const all = useTranslations();
  const form = useActionForm({
    schema: checkReceiptInput as never,
    action: checkReceiptAction,
    defaults: { receipt: '' },
  });
  const { errorKey } = form.field('file');
  return (
    <ActionForm form={form} submit={t('file.submit')} variant="secondary">
      <Field
        name="file"
        label={t('file.file')}
        hint={t('file.fileHint')}
        error={errorKey ? all(errorKey as never) : undefined}
      >
        {(control) => (
          <input
            type="file"
            accept=".json,application/json"
            className="block min-h-11 w-full max-w-2xl text-base file:mr-4 file:min-h-11 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-4 file:text-ink"
            {...control}
          />
        )}
      </Field>
      <FormTextarea field={form.field('receipt')} label={t('file.paste')} rows={4} optional />
    </ActionForm>
  );
}
