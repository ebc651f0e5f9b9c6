import type { ComponentProps } from 'react';
import { type ButtonVariant, buttonClass } from './button-class';

/** A link that looks like a button, for an act that begins on another page. */
export function ButtonLink({
  variant = 'primary',
  equal,
  className = '',
  ...rest
}: { href: string; variant?: ButtonVariant; equal?: boolean } & ComponentProps<'a'>) {
  return <a {...rest} data-button="" className={`${buttonClass(variant, equal)} ${className}`} />;
}
