import type { ComponentProps } from 'react';
import { type ControlWidth, controlClass } from './control-class';

/** The system's own list: it works with every keyboard, screen reader and phone. */
export function Select({
  options,
  width = 'medium',
  className = '',
  ...rest
}: {
  name: string;
  options: readonly { value: string; label: string; lang?: string }[];
  width?: ControlWidth;
} & ComponentProps<'select'>) {
  return (
    <select id={rest.name} {...rest} className={`${controlClass(width)} ${className}`}>
      {options.map((option) => (
        <option key={option.value} value={option.value} lang={option.lang}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
