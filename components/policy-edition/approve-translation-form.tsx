'use client';
import { useTranslations } from 'next-intl';
import { useActionForm } from '@/lib/forms/use-action-form';
import { approveTranslationAction } from '@/lib/policy/actions';
import { approveTranslationInput } from '@/lib/policy/schema';
import { LineField, OrderFields } from './edition-fields';
import { EditionForm, FoldedForm } from './edition-form';

/** Puts the director's order to a translation; `language` names the one it is into. */
export function ApproveTranslationForm({
  id,
  locale,
  language,
}: {
  id: string;
  locale: string;
  language: string;
}) {
  const t = useTranslations('policyEdition.approve');
  const tOrder = useTranslations('policyEdition.order');
  const prefix = `approve-${locale}`;
  const form = useActionForm({
    schema: approveTranslationInput,
    action: approveTranslationAction,
    defaults: { id, orderNumber: '', orderDate: '', approvedBy: '', approverTitle: '' },
  });
  return (
    <FoldedForm summary={t('open', { language })} form={form}>
      <p className="measure mb-6">{t('hint')}</p>
      <EditionForm prefix={prefix} form={form} submit={t('submit')}>
        <input type="hidden" name="id" defaultValue={id} />
        <OrderFields prefix={prefix} form={form} />
        <LineField
          prefix={prefix}
          field={form.field('approverTitle')}
          label={tOrder('approverTitle')}
          width="medium"
        />
      </EditionForm>
    </FoldedForm>
  );
}
