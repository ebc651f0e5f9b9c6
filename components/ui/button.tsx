import type { ComponentProps } from 'react';
import { type ButtonVariant, buttonClass } from './button-class';

/** One verb. Submits its form unless told otherwise; `equal` gives every button of a `ButtonRow` the same width. */
export function Button({
  variant = 'primary',
  type = 'submit',
  equal,
  className = '',
  ...rest
}: { variant?: ButtonVariant; equal?: boolean } & ComponentProps<'button'>) {
  return <button {...rest} type={type} className={`${buttonClass(variant, equal)} ${className}`} />;
}
