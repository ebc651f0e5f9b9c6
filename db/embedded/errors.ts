/** The embedded server cannot be started or used. The message is one sentence for the operator. */
export class ServerError extends Error {
  override name = 'ServerError';
}
