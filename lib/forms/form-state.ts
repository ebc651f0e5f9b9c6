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
      /** What was typed, to be kept. */
      values: Record<string, string>;
      /** For an unexpected failure: what to tell the operator. */
      reference?: string;
    };

export const idle: FormState = { status: 'idle' };
