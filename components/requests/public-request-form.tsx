'use client';
import { ActionForm } from '@/components/forms/action-form';
import { FormText, FormTextarea } from '@/components/forms/form-fields';
import { FormRadios } from '@/components/requests/form-radios';
import type { RadioOption } from '@/components/ui/radio-group';
import { useActionForm } from '@/lib/forms/use-action-form';
import { filePublicRequestAction } from '@/lib/requests/actions';
import { filePublicRequestInput } from '@/lib/requests/schema';

type Labelled = { label: string; hint: string };
export type PublicFormWords = {
  kind: string;
  relation: string;
  applicant: Labelled;
  email: Labelled;
  message: Labelled;
  submit: string;
};

/** A request of somebody without an account. `formKey` is made by the server: sent twice, it is one request. */
export function PublicRequestForm({
  formKey,
  kinds,
  relations,
  words,
}: {
  formKey: string;
  kinds: readonly RadioOption[];
  relations: readonly RadioOption[];
  words: PublicFormWords;
}) {
  const form = useActionForm({
    schema: filePublicRequestInput,
    action: filePublicRequestAction,
    defaults: { key: formKey, kind: '', relation: '', applicant: '', email: '', message: '' },
  });
  return (
    <ActionForm form={form} submit={words.submit}>
      <input type="hidden" name="key" defaultValue={form.field('key').defaultValue} />
      <FormRadios field={form.field('kind')} legend={words.kind} options={kinds} />
      <FormRadios field={form.field('relation')} legend={words.relation} options={relations} />
      <FormText field={form.field('applicant')} {...words.applicant} autoComplete="name" width="medium" />
      <FormText
        field={form.field('email')}
        {...words.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        width="medium"
      />
      <FormTextarea field={form.field('message')} {...words.message} rows={7} />
    </ActionForm>
  );
}
