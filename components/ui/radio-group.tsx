import type { ReactNode } from 'react';
import { describedBy, FieldError, hintId } from './field';

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

/** One question with a few answers. The first answer has the group's name as its id: the error summary links there. */
export function RadioGroup({
  name,
  legend,
  hint,
  error,
  options,
  defaultValue,
}: {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  options: readonly RadioOption[];
  defaultValue?: string;
}) {
  return (
    // The bar stands on a wrapper: on a fieldset it would begin in the middle of the legend.
    <div className={`part ${error ? 'border-l-4 border-bad pl-4' : ''}`}>
      <fieldset aria-describedby={describedBy(name, hint, error)}>
        <legend className="font-semibold">{legend}</legend>
        {hint ? (
          <p id={hintId(name)} className="mt-0.5 text-sm text-muted">
            {hint}
          </p>
        ) : null}
        {error ? <FieldError id={name}>{error}</FieldError> : null}
        <div className="mt-1">
          {options.map((option, index) => {
            const id = index === 0 ? name : `${name}-${option.value}`;
            return (
              <div key={option.value} className="flex items-start gap-3">
                <input
                  type="radio"
                  id={id}
                  name={name}
                  value={option.value}
                  defaultChecked={option.value === defaultValue}
                  disabled={option.disabled}
                  aria-describedby={option.hint ? `${name}-${option.value}-hint` : undefined}
                  className="mt-2.5 size-6 shrink-0"
                />
                <div className="tap flex flex-col justify-center py-2">
                  <label htmlFor={id}>{option.label}</label>
                  {option.hint ? (
                    <p id={`${name}-${option.value}-hint`} className="text-sm text-muted">
                      {option.hint}
                    </p>
                  ) : null}
                </div>
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
