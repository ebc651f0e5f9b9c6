'use client';
import { ActionForm } from '@/components/forms/action-form';
import { FormText } from '@/components/forms/form-fields';
import { FormRadios } from '@/components/requests/form-radios';
import type { RadioOption } from '@/components/ui/radio-group';
import { useActionForm } from '@/lib/forms/use-action-form';
import { inviteStaffAction } from '@/lib/people/actions';
import { inviteStaffInput } from '@/lib/people/schema';

/** Lets a member of staff in: address, name, one role. */
export function InviteForm({
  roles,
  words,
}: {
  roles: readonly RadioOption[];
  words: { email: string; emailHint: string; name: string; role: string; submit: string };
}) {
  const form = useActionForm({
    schema: inviteStaffInput,
    action: inviteStaffAction,
    defaults: { email: '', displayName: '', role: '' },
  });
  return (
    <ActionForm form={form} submit={words.submit}>
      <FormText
        field={form.field('email')}
        label={words.email}
        hint={words.emailHint}
        type="email"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        width="medium"
      />
      <FormText field={form.field('displayName')} label={words.name} autoComplete="off" width="medium" />
      <FormRadios field={form.field('role')} legend={words.role} options={roles} />
    </ActionForm>
  );
}
