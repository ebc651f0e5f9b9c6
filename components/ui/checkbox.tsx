import type { ComponentProps, ReactNode } from 'react';
import { describedBy, FieldError, hintId } from './field';

/** One yes-or-no. Never ticked beforehand for a consent. */
export function Checkbox({
  label,
  hint,
  error,
  className = '',
  ...rest
}: { name: string; label: ReactNode; hint?: ReactNode; error?: ReactNode } & ComponentProps<'input'>) {
  const id = rest.id ?? rest.name;
  return (
    <div className={`part choice ${error ? 'border-l-4 border-bad pl-4' : ''} ${className}`}>
      {error ? <FieldError id={id}>{error}</FieldError> : null}
      <div className="flex items-start gap-3">
        <input
          {...rest}
          id={id}
          type="checkbox"
          aria-describedby={describedBy(id, hint, error)}
          aria-invalid={error ? true : undefined}
          className="mt-2.5 size-6 shrink-0"
        />
        <div className="tap flex flex-col justify-center py-2">
          <label htmlFor={id}>{label}</label>
          {hint ? (
            <p id={hintId(id)} className="text-sm text-muted">
              {hint}
            </p>
          ) : null}
        </div>
      </div>
    </div>
  );
}
