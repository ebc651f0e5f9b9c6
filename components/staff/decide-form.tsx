'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormTextarea } from '@/components/forms/form-fields';
import { FormRadios } from '@/components/requests/form-radios';
import { Field } from '@/components/ui/field';
import type { RadioOption } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { useActionForm } from '@/lib/forms/use-action-form';
import { decideRequestAction } from '@/lib/requests/actions';
import { decideRequestInput } from '@/lib/requests/schema';

type Option = { value: string; label: string };
export type DecideWords = {
  decision: string;
  ground: string;
  groundHint: string;
  noGround: string;
  answer: string;
  answerHint: string;
  submit: string;
  preview: { title: string; decision: string; ground: string; reasons: string; empty: string };
};

type Draft = { decision: string; ground: string; answer: string };

/** What the client will read, as it is being written. */
function Preview({
  draft,
  decisions,
  grounds,
  words,
  letter,
}: {
  draft: Draft;
  decisions: readonly Option[];
  grounds: readonly Option[];
  words: DecideWords['preview'];
  letter: ReactNode;
}) {
  const labelOf = (options: readonly Option[], value: string) =>
    options.find((option) => option.value === value)?.label ?? words.empty;
  return (
    <section aria-labelledby="preview" className="part border border-line bg-surface p-5">
      <h3 id="preview" className="mt-0">
        {words.title}
      </h3>
      {letter}
      <dl className="mt-4 space-y-3">
        <div>
          <dt>{words.decision}</dt>
          <dd>{labelOf(decisions, draft.decision)}</dd>
        </div>
        {draft.decision === 'refused' ? (
          <div>
            <dt>{words.ground}</dt>
            <dd>{labelOf(grounds, draft.ground)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{words.reasons}</dt>
          <dd className="whitespace-pre-line">{draft.answer.trim() || words.empty}</dd>
        </div>
      </dl>
    </section>
  );
}

/** Takes a decision with its reasons, beside a preview of what the client will get. */
export function DecideForm({
  id,
  decisions,
  outcomes,
  grounds,
  words,
  letter,
}: {
  id: string;
  decisions: readonly RadioOption[];
  /** The decisions in the words of the client. */
  outcomes: readonly Option[];
  grounds: readonly Option[];
  words: DecideWords;
  letter: ReactNode;
}) {
  const t = useTranslations();
  const form = useActionForm({
    schema: decideRequestInput as never,
    action: decideRequestAction,
    defaults: { id, decision: '', ground: '', answer: '' },
  });
  const ground = form.field('ground');
  const [draft, setDraft] = useState<Draft>({
    decision: form.field('decision').defaultValue,
    ground: ground.defaultValue,
    answer: form.field('answer').defaultValue,
  });
  const follow = (event: FormEvent<HTMLDivElement>) => {
    const { name, value } = event.target as HTMLInputElement;
    if (name in draft) setDraft((before) => ({ ...before, [name]: value }));
  };
  return (
    <div className="part" onChange={follow}>
      <ActionForm form={form} submit={words.submit}>
        <input type="hidden" name="id" defaultValue={id} />
        <FormRadios field={form.field('decision')} legend={words.decision} options={decisions} />
        <Field
          name="ground"
          label={words.ground}
          hint={words.groundHint}
          error={ground.errorKey ? t(ground.errorKey as never) : undefined}
        >
          {(control) => (
            <Select
              width="full"
              defaultValue={ground.defaultValue}
              options={[{ value: '', label: words.noGround }, ...grounds]}
              {...control}
            />
          )}
        </Field>
        <FormTextarea field={form.field('answer')} label={words.answer} hint={words.answerHint} rows={8} />
        <Preview draft={draft} decisions={outcomes} grounds={grounds} words={words.preview} letter={letter} />
      </ActionForm>
    </div>
  );
}
