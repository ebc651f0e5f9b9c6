'use client';
import { ActionForm } from '@/components/forms/action-form';
import { useActionForm } from '@/lib/forms/use-action-form';
import { confirmRequestAction, returnRequestAction } from '@/lib/requests/actions';
import { requestIdInput } from '@/lib/requests/schema';

/** The second pair of eyes agrees. `danger`: it erases at once. */
export function ConfirmForm({ id, submit, danger }: { id: string; submit: string; danger: boolean }) {
  const form = useActionForm({ schema: requestIdInput, action: confirmRequestAction, defaults: { id } });
  return (
    <ActionForm form={form} submit={submit} variant={danger ? 'danger' : 'primary'}>
      <input type="hidden" name="id" defaultValue={id} />
    </ActionForm>
  );
}

/** The second pair of eyes does not agree: the decision is taken anew. */
export function ReturnForm({ id, submit }: { id: string; submit: string }) {
  const form = useActionForm({ schema: requestIdInput, action: returnRequestAction, defaults: { id } });
  return (
    <ActionForm form={form} submit={submit} variant="secondary">
      <input type="hidden" name="id" defaultValue={id} />
    </ActionForm>
  );
}
