'use client';
import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { useActionForm } from '@/lib/forms/use-action-form';
import { repealEditionAction } from '@/lib/policy/actions';
import { repealEditionInput } from '@/lib/policy/schema';
import { LineField, OrderFields } from './edition-fields';
import { EditionForm, FoldedForm } from './edition-form';

const prefix = 'repeal';

/** Declares the edition in force invalid: folded away, with what it means said before the button. */
export function RepealForm({ edition }: { edition: number }) {
  const t = useTranslations('policyEdition.repeal');
  const form = useActionForm({
    schema: repealEditionInput as never,
    action: repealEditionAction,
    defaults: {
      edition: String(edition),
      orderNumber: '',
      orderDate: '',
      approvedBy: '',
      repealedFrom: '',
    },
  });
  return (
    <FoldedForm summary={t('open')} form={form}>
      <div className="mb-6">
        <Notice tone="bad" title={t('warningTitle')}>
          <p>{t('warning')}</p>
        </Notice>
      </div>
      <EditionForm prefix={prefix} form={form} submit={t('submit')} variant="danger">
        <input type="hidden" name="edition" defaultValue={edition} />
        <OrderFields prefix={prefix} form={form} numberLabel={t('orderNumber')} />
        <LineField
          prefix={prefix}
          field={form.field('repealedFrom')}
          label={t('from')}
          hint={t('fromHint')}
          type="date"
          width="short"
        />
      </EditionForm>
    </FoldedForm>
  );
}
