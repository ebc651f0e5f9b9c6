/** Every way a use case can say no. Texts live in `errors.<code>` of the messages, in three languages. */
export const errorCodes = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'invalid',
  'conflict',
  'precondition',
  'rate_limited',
  'unavailable',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/**
 * The only error that `lib` throws on purpose. `detail` is a message key that says more than the code does
 * (`requests.errors.alreadyOpen`); `fields` maps form fields to message keys; `waitSeconds` says when to try again. Never
 * holds a person's values.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly fields: Record<string, string> | undefined;
  readonly waitSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    more: { detail?: string; fields?: Record<string, string>; waitSeconds?: number } = {},
  ) {
    super(more.detail ? `${code}: ${more.detail}` : code);
    this.name = 'AppError';
    this.code = code;
    this.detail = more.detail;
    this.fields = more.fields;
    this.waitSeconds = more.waitSeconds;
  }
}
