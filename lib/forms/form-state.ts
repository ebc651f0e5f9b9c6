import type { ErrorCode } from '@/lib/errors';

/** What a form knows after it was sent. A form that succeeded goes on to another page, so there is no «ok» here. */
export type FormState =
  | { status: 'idle' }
  | {
      status: 'error';
      code: ErrorCode;
      /** A message key that says more than the code. */
      detail?: string | undefined;
      /** Field name → message key. */
      fields?: Record<string, string> | undefined;
      /** After too many tries: when the next one is answered. */
      waitMinutes?: number | undefined;
      /** What was typed, to be kept. */
      values: Record<string, string>;
      /** For an unexpected failure: what to tell the operator. */
      reference?: string;
    };

export const idle: FormState = { status: 'idle' };

/** Fields of a form as an object; a name that occurs several times becomes a list. */
export function fieldsOf(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$'));
  // From entries, not by assignment: a field called `__proto__` is a field like any other, and refused like one.
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
