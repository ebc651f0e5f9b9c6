'use client';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { FormText, FormTextarea } from '@/components/forms/form-fields';
import { FormRadios } from '@/components/requests/form-radios';
import { materialities } from '@/db/enums';
import { useActionForm } from '@/lib/forms/use-action-form';
import { approveDraftAction, returnDraftAction } from '@/lib/policy/actions';
import { approveDraftForm, returnDraftInput } from '@/lib/policy/schema';

/** The order, the dates and the approver's own word on the weight of the change, which nothing suggests to him. */
export function ApproveForm({
  id,
  version,
  orderHint,
  signer,
}: {
  id: string;
  /** The version of the text that is on the page. */
  version: number;
  /** The order that the text itself names. */
  orderHint: string | null;
  signer: { approvedBy: string; approverTitle: string };
}) {
  const t = useTranslations('policyStaff.review');
  const tWeights = useTranslations('policyStaff.weights');
  const form = useActionForm({
    schema: approveDraftForm as never,
    action: approveDraftAction,
    defaults: { id, version: String(version), ...signer },
  });
  const day = { type: 'date', width: 'short' } as const;
  return (
    <ActionForm form={form} submit={t('approve')}>
      <input type="hidden" name="id" defaultValue={id} />
      <input type="hidden" name="version" value={version} />
      <FormText
        field={form.field('orderNumber')}
        label={t('orderNumber')}
        {...(orderHint ? { hint: orderHint } : {})}
        width="short"
        autoComplete="off"
      />
      <FormText field={form.field('orderDate')} label={t('orderDate')} {...day} />
      <FormText field={form.field('approvedBy')} label={t('approvedBy')} width="medium" autoComplete="off" />
      <FormText
        field={form.field('approverTitle')}
        label={t('approverTitle')}
        width="medium"
        autoComplete="off"
      />
      <FormText
        field={form.field('publishOn')}
        label={t('publishOn')}
        hint={t('publishHint')}
        optional
        {...day}
      />
      <FormText
        field={form.field('effectiveFrom')}
        label={t('effectiveFrom')}
        hint={t('effectiveHint')}
        {...day}
      />
      <FormRadios
        field={form.field('materiality')}
        legend={t('weight')}
        hint={t('weightHint')}
        options={materialities.map((value) => ({
          value,
          label: tWeights(value),
          hint: tWeights(`${value}Hint`),
        }))}
      />
    </ActionForm>
  );
}

/** Gives the draft back, with the reason in words. */
export function ReturnForm({ id, submit }: { id: string; submit: string }) {
  const t = useTranslations('policyStaff.review');
  const form = useActionForm({
    schema: returnDraftInput as never,
    action: returnDraftAction,
    defaults: { id },
  });
  return (
    <ActionForm form={form} submit={submit} variant="secondary">
      <input type="hidden" name="id" defaultValue={id} />
      <FormTextarea field={form.field('reason')} label={t('reason')} rows={3} />
    </ActionForm>
  );
}
