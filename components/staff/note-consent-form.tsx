'use client';
import { ActionForm } from '@/components/forms/action-form';
import { FormText } from '@/components/forms/form-fields';
import { FormRadios } from '@/components/requests/form-radios';
import type { RadioOption } from '@/components/ui/radio-group';
import { noteConsentAction } from '@/lib/consents/actions';
import { noteForm } from '@/lib/consents/schema';
import { useActionForm } from '@/lib/forms/use-action-form';

type Question = { legend: string; hint?: string; options: readonly RadioOption[] };

/** What a client said outside the portal: whose word, about what, how it came, when, and in which language he was asked. */
export function NoteConsentForm({
  words,
  purpose,
  act,
  way,
  language,
}: {
  words: { email: string; emailHint: string; receivedOn: string; receivedOnHint: string; submit: string };
  purpose: Question;
  act: Question;
  way: Question;
  language: Question;
}) {
  const form = useActionForm({
    schema: noteForm,
    action: noteConsentAction,
    defaults: { email: '', purpose: '', act: '', way: '', receivedOn: '', language: '' },
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
      <FormRadios field={form.field('purpose')} {...purpose} />
      <FormRadios field={form.field('act')} {...act} />
      <FormRadios field={form.field('way')} {...way} />
      <FormText
        field={form.field('receivedOn')}
        label={words.receivedOn}
        hint={words.receivedOnHint}
        type="date"
        autoComplete="off"
        width="short"
      />
      <FormRadios field={form.field('language')} {...language} />
    </ActionForm>
  );
}
