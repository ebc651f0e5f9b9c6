'use client';
import { ActionForm } from '@/components/forms/action-form';
import { FormText } from '@/components/forms/form-fields';
import { useActionForm } from '@/lib/forms/use-action-form';
import { correctFieldAction } from '@/lib/profile/actions';
import { optionalFields } from '@/lib/profile/card.rules';
import { correctFieldInput, type SimpleField } from '@/lib/profile/schema';

/** What browsers may fill in, and which keyboard a phone shows. */
const attributes: Record<SimpleField, { autoComplete: string; type?: 'tel'; width?: 'medium' }> = {
  familyName: { autoComplete: 'family-name' },
  givenName: { autoComplete: 'given-name' },
  patronymic: { autoComplete: 'additional-name' },
  companyName: { autoComplete: 'organization' },
  position: { autoComplete: 'organization-title' },
  phone: { autoComplete: 'tel', type: 'tel', width: 'medium' },
  iban: { autoComplete: 'off', width: 'medium' },
};

/** One field of the card. `version` is the card's version that the person sees: a stale one is refused. */
export function CorrectForm({
  field,
  value,
  version,
  words,
  cancelHref,
}: {
  field: SimpleField;
  value: string;
  version: number;
  words: { label: string; hint: string; submit: string; cancel: string };
  cancelHref: string;
}) {
  const form = useActionForm({
    schema: correctFieldInput(field),
    action: correctFieldAction,
    defaults: { field, version: String(version), value },
  });
  return (
    <ActionForm form={form} submit={words.submit} aside={<a href={cancelHref}>{words.cancel}</a>}>
      <input type="hidden" name="field" value={field} />
      <input type="hidden" name="version" value={version} />
      <FormText
        field={form.field('value')}
        label={words.label}
        hint={words.hint}
        optional={optionalFields.includes(field)}
        spellCheck={false}
        {...attributes[field]}
      />
    </ActionForm>
  );
}
