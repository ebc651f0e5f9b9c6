'use client';
import { ActionForm } from '@/components/forms/action-form';
import { FormTextarea } from '@/components/forms/form-fields';
import { useActionForm } from '@/lib/forms/use-action-form';
import { fileRequestAction } from '@/lib/requests/actions';
import { fileRequestInput } from '@/lib/requests/schema';

/** Sends a request of a kind that was chosen before. `formKey` is made by the server: sent twice, it is one request. */
export function FileRequestForm({
  kind,
  formKey,
  optional,
  words,
  back,
}: {
  kind: string;
  formKey: string;
  optional: boolean;
  words: { label: string; hint: string; submit: string; back: string };
  back: string;
}) {
  const form = useActionForm({
    schema: fileRequestInput as never,
    action: fileRequestAction,
    defaults: { key: formKey, kind, message: '' },
  });
  return (
    <ActionForm form={form} submit={words.submit} aside={<a href={back}>{words.back}</a>}>
      <input type="hidden" name="key" defaultValue={form.field('key').defaultValue} />
      <input type="hidden" name="kind" defaultValue={kind} />
      <FormTextarea field={form.field('message')} label={words.label} hint={words.hint} optional={optional} />
    </ActionForm>
  );
}
