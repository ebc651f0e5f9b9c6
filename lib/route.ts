import 'server-only';
import { type Actor, type ClientActor, type StaffActor, systemActor } from '@/lib/actor';
import { AppError, type ErrorCode } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { pageActor } from '@/lib/page';

const statusOf: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  precondition: 409,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

type Context<P> = { params: Promise<P> };
type Handler<A, P> = (actor: A, request: Request, params: P) => Promise<Response>;

const privateHeaders = { 'cache-control': 'private, no-store' };

/** RFC 9457 problem document. Says the code and nothing of the inside. */
function problem(error: unknown): Response {
  const code: ErrorCode = error instanceof AppError ? error.code : 'internal';
  const wait = error instanceof AppError ? error.waitSeconds : undefined;
  const reference = crypto.randomUUID().slice(0, 8);
  if (code === 'internal') {
    logger().error({
      event: 'route.failed',
      reference,
      kind: error instanceof Error ? error.name : typeof error,
    });
  }
  return Response.json(
    {
      type: 'about:blank',
      title: code,
      status: statusOf[code],
      ...(code === 'internal' ? { reference } : {}),
    },
    {
      status: statusOf[code],
      headers: {
        ...privateHeaders,
        'content-type': 'application/problem+json',
        ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
      },
    },
  );
}

const build =
  <A extends Actor, P>(admit: (actor: Actor) => A, handler: Handler<A, P>) =>
  async (request: Request, context: Context<P>): Promise<Response> => {
    try {
      return await handler(admit(await pageActor()), request, await context.params);
    } catch (error) {
      return problem(error);
    }
  };

function client(actor: Actor): ClientActor {
  if (actor.kind === 'client') return actor;
  throw new AppError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
}

function staff(actor: Actor): StaffActor {
  if (actor.kind === 'staff') return actor;
  throw new AppError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
}

/** A route handler open to everybody. */
export const publicRoute = <P = unknown>(handler: Handler<Actor, P>) => build((actor) => actor, handler);
/** A route handler for clients. */
export const clientRoute = <P = unknown>(handler: Handler<ClientActor, P>) => build(client, handler);
/** A route handler for staff; which role may do it is decided by `authorize` in the use case. */
export const staffRoute = <P = unknown>(handler: Handler<StaffActor, P>) => build(staff, handler);
/** A route handler that asks nobody who he is (health, demo mailbox) and runs as the system. */
export const systemRoute = <P = unknown>(name: string, handler: Handler<Actor, P>) =>
  build(() => systemActor(name), handler);

/** As the proxy allows. */
const mostBytes = 1_048_576;

/** The posted form of a request that says how long it is. @throws AppError invalid. */
export async function readForm(request: Request): Promise<FormData> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= mostBytes)) throw new AppError('invalid');
  try {
    return await request.formData();
  } catch {
    throw new AppError('invalid');
  }
}
