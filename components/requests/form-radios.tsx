'use client';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type FormEvent, useEffect, useRef } from 'react';
import { RadioGroup } from '@/components/ui/radio-group';
import type { FieldProps } from '@/lib/forms/use-action-form';

/** One question with a few answers, joined with the form. */
export function FormRadios({
  field,
  ...group
}: { field: FieldProps } & Omit<ComponentProps<typeof RadioGroup>, 'name' | 'error' | 'defaultValue'>) {
  const t = useTranslations();
  const box = useRef<HTMLDivElement>(null);
  const { name, register } = field;
  const tell = (value: string) => void register.onChange({ type: 'change', target: { name, value } });

  // What was chosen before the script arrived is on the screen already: the form must know it too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script takes over.
  useEffect(() => {
    const chosen = box.current?.querySelector<HTMLInputElement>('input:checked');
    if (chosen) tell(chosen.value);
  }, []);

  return (
    <div
      ref={box}
      className="part"
      onChange={(event: FormEvent<HTMLDivElement>) => tell((event.target as HTMLInputElement).value)}
    >
      <RadioGroup
        {...group}
        name={name}
        defaultValue={field.defaultValue}
        error={field.errorKey ? t(field.errorKey as never) : undefined}
      />
    </div>
  );
}
