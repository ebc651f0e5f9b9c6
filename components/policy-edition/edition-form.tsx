'use client';
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { idle } from '@/lib/forms/form-state';
import type { ActionForm as Form } from '@/lib/forms/use-action-form';

/**
 * A form of a page that has several with fields of one name: the ids of its fields begin with `prefix`, and the error
 * summary leads there. Only the form that was sent last has a summary, so that the focus goes to the right one.
 */
export function EditionForm({
  prefix,
  form,
  ...rest
}: { prefix: string } & ComponentProps<typeof ActionForm>) {
  const own = useRef<HTMLDivElement>(null);
  const [isLast, setLast] = useState(true);
  useEffect(() => {
    const follow = ({ target }: Event) => setLast(target instanceof Node && !!own.current?.contains(target));
    document.addEventListener('submit', follow, true);
    return () => document.removeEventListener('submit', follow, true);
  }, []);
  const errors = form.errors.map(({ name, key }) => ({
    name: name === '_' ? name : `${prefix}-${name}`,
    key,
  }));
  const shown = isLast ? { ...form, errors } : { ...form, errors: [], state: idle };
  return (
    <div ref={own}>
      <ActionForm {...rest} form={shown} />
    </div>
  );
}

/** A form folded away until it is wanted. It stays open when it came back refused, also without JavaScript. */
export function FoldedForm({
  summary,
  form,
  children,
}: {
  summary: ReactNode;
  form: Form;
  children: ReactNode;
}) {
  return (
    // Whoever opens it before the script arrives keeps it open.
    <details open={form.state.status === 'error' || undefined} suppressHydrationWarning>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
