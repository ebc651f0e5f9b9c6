import 'server-only';
import { redirect, unstable_rethrow } from 'next/navigation';
import { z } from 'zod';
import type { Actor, ClientActor, PersonActor, StaffActor } from '@/lib/actor';
import { AppError } from '@/lib/errors';
import { type FormState, fieldsOf } from '@/lib/forms/form-state';
import { href, type Locale } from '@/lib/i18n/routing';
import { logger } from '@/lib/logger';
import { pageActor } from '@/lib/page';
import { requestLocale } from '@/lib/request';

export type ActionContext = { locale: Locale };
type Action = (before: FormState, form: FormData) => Promise<FormState>;
type UseCase<A, Input, Result> = (actor: A, input: Input, context: ActionContext) => Promise<Result>;
/** Where a successful form leads: a path without the language. */
type Next<Result> = (result: Result, context: ActionContext) => string;

/** As much as a form may hold: the text of a policy comes back whole. */
const mostEchoed = 1_048_576;

/** What the person typed, given back so that nothing has to be typed twice. Never codes or files. */
const echo = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') && name !== 'code'
        ? [[name, value.slice(0, mostEchoed)]]
        : [],
    ),
  );

function refusal(error: unknown, form: FormData): FormState {
  const values = echo(form);
  if (error instanceof AppError && error.code !== 'internal') {
    const { code, detail, fields, waitSeconds } = error;
    const waitMinutes = waitSeconds === undefined ? undefined : Math.ceil(waitSeconds / 60);
    return { status: 'error', code, detail, fields, waitMinutes, values };
  }
  const reference = crypto.randomUUID().slice(0, 8);
  logger().error({
    event: 'action.failed',
    reference,
    kind: error instanceof Error ? error.name : typeof error,
  });
  return { status: 'error', code: 'internal', reference, values };
}

/** The message key of what is wrong; zod speaks of a field that is not asked for in words of its own. */
const wordOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? 'validation.invalid' : issue.message;

function build<A extends Actor, S extends z.ZodType, Result>(
  admit: (actor: Actor) => A,
  schema: S,
  act: UseCase<A, z.output<S>, Result>,
  next: Next<Result>,
): Action {
  return async (_before, form) => {
    // Whoever writes his own request may send anything instead of a form.
    if (!(form instanceof FormData)) return { status: 'error', code: 'invalid', values: {} };
    let target: string;
    try {
      const locale = await requestLocale();
      const actor = admit(await pageActor());
      const parsed = schema.safeParse(fieldsOf(form));
      if (!parsed.success) {
        const fields = Object.fromEntries(
          parsed.error.issues.map((issue) => [issue.path.join('.') || '_', wordOf(issue)] as const).reverse(),
        );
        return { status: 'error', code: 'invalid', fields, values: echo(form) };
      }
      const context = { locale };
      target = href(locale, next(await act(actor, parsed.data, context), context));
    } catch (error) {
      unstable_rethrow(error);
      return refusal(error, form);
    }
    redirect(target);
  };
}

const anybody = (actor: Actor): Actor => actor;

function person(actor: Actor): PersonActor {
  if (actor.kind === 'client' || actor.kind === 'staff') return actor;
  throw new AppError('unauthenticated');
}

function client(actor: Actor): ClientActor {
  if (actor.kind === 'client') return actor;
  throw new AppError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
}

function staff(actor: Actor): StaffActor {
  if (actor.kind === 'staff') return actor;
  throw new AppError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
}

/** A server action open to everybody. The order is always: who asks, is the input right, do it, go on. */
export const publicAction = <S extends z.ZodType, R>(
  schema: S,
  act: UseCase<Actor, z.output<S>, R>,
  next: Next<R>,
) => build(anybody, schema, act, next);
/** A server action for anybody who is signed in. */
export const personAction = <S extends z.ZodType, R>(
  schema: S,
  act: UseCase<PersonActor, z.output<S>, R>,
  next: Next<R>,
) => build(person, schema, act, next);
/** A server action for clients. */
export const clientAction = <S extends z.ZodType, R>(
  schema: S,
  act: UseCase<ClientActor, z.output<S>, R>,
  next: Next<R>,
) => build(client, schema, act, next);
/** A server action for staff; which role may do it is decided by `authorize` in the use case. */
export const staffAction = <S extends z.ZodType, R>(
  schema: S,
  act: UseCase<StaffActor, z.output<S>, R>,
  next: Next<R>,
) => build(staff, schema, act, next);

/** For buttons that carry nothing. */
export const nothing = z.object({});
