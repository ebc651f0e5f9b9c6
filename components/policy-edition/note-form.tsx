'use client';
import { useTranslations } from 'next-intl';
import { locales, type NoteKind } from '@/db/enums';
import { useActionForm } from '@/lib/forms/use-action-form';
import { writeNoteAction } from '@/lib/policy/actions';
import { writeNoteInput } from '@/lib/policy/schema';
import { ChoiceField, TextField } from './edition-fields';
import { EditionForm } from './edition-form';

/** Writes one note beside a clause, in all three languages. */
export function NoteForm({
  edition,
  anchor,
  kind,
  texts,
  control,
  controls,
}: {
  edition: number;
  anchor: string;
  kind: NoteKind;
  texts: { ru: string; kk: string; en: string };
  control: string;
  controls: readonly { value: string; label: string }[];
}) {
  const t = useTranslations('policyEdition.note');
  const form = useActionForm({
    schema: writeNoteInput as never,
    action: writeNoteAction,
    defaults: { edition: String(edition), anchor, kind, ...texts, control },
  });
  return (
    <EditionForm prefix={kind} form={form} submit={t('submit')}>
      <input type="hidden" name="edition" defaultValue={edition} />
      <input type="hidden" name="anchor" defaultValue={anchor} />
      <input type="hidden" name="kind" defaultValue={kind} />
      {locales.map((locale) => (
        <TextField
          key={locale}
          prefix={kind}
          field={form.field(locale)}
          label={t(`in.${locale}`)}
          lang={locale}
          rows={4}
        />
      ))}
      <ChoiceField
        prefix={kind}
        field={form.field('control')}
        label={t('control')}
        options={[{ value: '', label: t('noControl') }, ...controls]}
      />
    </EditionForm>
  );
}
