import type { ComponentProps } from 'react';
import { type ControlWidth, controlClass } from './control-class';

/** A line of text. `id` is `name` unless given, as `Field` and `ErrorSummary` expect. */
export function Input({
  width = 'full',
  type = 'text',
  className = '',
  ...rest
}: { name: string; width?: ControlWidth } & Omit<ComponentProps<'input'>, 'width'>) {
  return <input id={rest.name} {...rest} type={type} className={`${controlClass(width)} ${className}`} />;
}
