'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react';
import { type FieldValues, type Resolver, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { type FormState, fieldsOf, idle } from '@/lib/forms/form-state';

type Action = (before: FormState, form: FormData) => Promise<FormState>;

/** What an input needs: props for the element, the value that the server renders, and the message key of its error. */
export type FieldProps = {
  id: string;
  name: string;
  defaultValue: string;
  errorKey: string | undefined;
};

export type ActionForm = ReturnType<typeof useActionForm>;

/**
 * Joins react-hook-form with a server action. With JavaScript the form is checked by the shared schema first and then
 * sent to the same action that a plain form post reaches. Server errors appear beside their fields, the error summary
 * takes the focus, and what was typed stays.
 */
export function useActionForm<S extends z.ZodType<FieldValues, FieldValues>>(options: {
  schema: S;
  action: Action;
  defaults: Record<string, string>;
}) {
  const { schema, action, defaults } = options;
  const [state, dispatch, pending] = useActionState(action, idle);
  const kept = state.status === 'error' ? { ...defaults, ...state.values } : defaults;
  const typed = useRef<Record<string, unknown>>({});
  const form = useForm({
    // The schema judges what stands in the form itself. react-hook-form is not joined with the inputs: it would write
    // its own values into them when the script arrives, over what somebody has typed by then.
    resolver: ((_values, context, options) =>
      zodResolver(schema)(typed.current as never, context, options as never)) as Resolver,
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const clientErrors = form.formState.errors as Record<string, { message?: string } | undefined>;
  const serverErrors = state.status === 'error' ? (state.fields ?? {}) : {};
  const errors: { name: string; key: string }[] = Object.keys({ ...serverErrors, ...clientErrors }).map(
    (name) => ({
      name,
      key: clientErrors[name]?.message ?? serverErrors[name] ?? 'validation.required',
    }),
  );
  const failed = state.status === 'error' || form.formState.submitCount > 0;
  const trouble = errors.length > 0 || (state.status === 'error' && !state.fields);
  const { submitCount } = form.formState;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves once per attempt, not per render.
  useEffect(() => {
    if (!failed || !trouble || pending) return;
    document.querySelector<HTMLElement>('[data-error-summary]')?.focus();
  }, [state, submitCount, pending]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(element, submitter);
    typed.current = fieldsOf(data);
    void form.handleSubmit(() => startTransition(() => dispatch(data)))(event);
  };

  return {
    formProps: { action: dispatch, onSubmit, noValidate: true as const },
    state,
    pending,
    errors,
    /** Props for one input; `name` is the field's name in the schema. */
    field(name: string): FieldProps {
      return {
        id: name,
        name,
        defaultValue: kept[name] ?? '',
        errorKey: errors.find((error) => error.name === name)?.key,
      };
    },
  };
}
