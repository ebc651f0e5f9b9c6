import type { ReactNode } from 'react';

/**
 * A moment or a day: exact for machines (`value`: ISO 8601), in words for people. It wraps in a table only, where whole
 * dates side by side would push the page wider than a tablet.
 */
export function DateTime({ value, children }: { value: string; children: ReactNode }) {
  return (
    <time
      dateTime={value}
      className="tabular-nums sm:whitespace-nowrap [table_&]:whitespace-normal xl:[table_&]:inline-block xl:[table_&]:min-w-34"
    >
      {children}
    </time>
  );
}
