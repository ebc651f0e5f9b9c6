import type { ReactNode } from 'react';
import { Glyph } from './glyph';

/** What `Field` hands to its control. */
export type ControlProps = {
  id: string;
  name: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

export const hintId = (id: string) => `${id}-hint`;
export const errorId = (id: string) => `${id}-error`;

/** Ids of the hint and the error that are really there, for `aria-describedby`. */
export const describedBy = (id: string, hint: unknown, error: unknown) =>
  [hint ? hintId(id) : '', error ? errorId(id) : ''].filter(Boolean).join(' ') || undefined;

/** The words of an error beside its field: the same as in the error summary. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={errorId(id)} className="mt-1 flex items-baseline gap-2 font-semibold text-bad">
      <Glyph tone="bad" className="translate-y-px" />
      <span>{children}</span>
    </p>
  );
}

/**
 * Label, hint, error and one control, in this order, joined by ids: the control's id is its name (or `id` where a page
 * has two of a name), the others are `<id>-hint` and `<id>-error`. `optional` is the words «(необязательно)».
 */
export function Field({
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  children,
}: {
  name: string;
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: string;
  children: (control: ControlProps) => ReactNode;
}) {
  const control: ControlProps = { id, name, 'aria-describedby': describedBy(id, hint, error) };
  if (error) control['aria-invalid'] = true;
  return (
    <div className={`part ${error ? 'border-l-4 border-bad pl-4' : ''}`}>
      <label htmlFor={id} className="font-semibold">
        {label}
        {optional ? <span className="font-normal text-muted"> {optional}</span> : null}
      </label>
      {hint ? (
        <p id={hintId(id)} className="mt-0.5 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
      <div className="mt-2">{children(control)}</div>
    </div>
  );
}
