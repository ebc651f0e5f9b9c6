import type { ReactNode } from 'react';

/** A moment or a day: exact for machines (`value`: ISO 8601), in words for people. */
export function DateTime({ value, children }: { value: string; children: ReactNode }) {
  return (
    <time dateTime={value} className="tabular-nums sm:whitespace-nowrap">
      {children}
    </time>
  );
}
