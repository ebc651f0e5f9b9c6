'use client';
import { ActionForm } from '@/components/forms/action-form';
import { useActionForm } from '@/lib/forms/use-action-form';
import { cancelRequestAction } from '@/lib/requests/actions';
import { requestIdInput } from '@/lib/requests/schema';

/** Takes a request back. */
export function CancelRequestForm({ id, submit }: { id: string; submit: string }) {
  const form = useActionForm({ schema: requestIdInput, action: cancelRequestAction, defaults: { id } });
  return (
    <ActionForm form={form} submit={submit} variant="secondary">
      <input type="hidden" name="id" defaultValue={id} />
    </ActionForm>
  );
}
