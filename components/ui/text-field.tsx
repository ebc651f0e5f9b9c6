import type { ComponentProps, ReactNode } from 'react';
import { Field } from './field';
import { Input } from './input';

/** The commonest field: a label, a hint, an error and one line of text. */
export function TextField({
  label,
  hint,
  error,
  optional,
  ...input
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: string;
} & ComponentProps<typeof Input>) {
  return (
    <Field name={input.name} id={input.id} label={label} hint={hint} error={error} optional={optional}>
      {(control) => <Input {...input} {...control} />}
    </Field>
  );
}
