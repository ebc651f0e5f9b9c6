import type { ComponentProps } from 'react';
import { controlClass } from './control-class';

/** Several lines of text; can only be stretched downwards. */
export function Textarea({
  rows = 5,
  className = '',
  ...rest
}: { name: string } & ComponentProps<'textarea'>) {
  return (
    <textarea
      id={rest.name}
      {...rest}
      rows={rows}
      className={`${controlClass('full')} resize-y ${className}`}
    />
  );
}
