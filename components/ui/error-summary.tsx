import type { ReactNode } from 'react';

/**
 * Every error of a form on one spot, above the page's `h1`; each line leads to its field and says the same words as
 * the field does. A group, not an alert: the form moves the focus here (`[data-error-summary]`), which reads it aloud.
 */
export function ErrorSummary({
  title,
  errors,
  children,
}: {
  title: string;
  errors: readonly { field?: string; message: ReactNode }[];
  children?: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups links to them
    <div
      role="group"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
      data-error-summary=""
      className="part mb-8 max-w-3xl border-2 border-bad bg-bad-soft p-4 sm:p-6"
    >
      <h2 id="error-summary-title" className="mt-0 text-xl">
        {title}
      </h2>
      {children}
      <ul className="mt-2 space-y-1">
        {errors.map((error, index) => (
          <li key={error.field ?? index}>
            {error.field ? (
              <a href={`#${error.field}`} className="font-semibold text-bad hover:text-bad-hover">
                {error.message}
              </a>
            ) : (
              <span className="font-semibold text-bad">{error.message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
