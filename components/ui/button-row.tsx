import type { ReactNode } from 'react';

/** Buttons side by side, wrapping; `equal` puts them in equal columns so that no choice looks lighter than another. */
export function ButtonRow({ equal = false, children }: { equal?: boolean; children: ReactNode }) {
  const layout = equal
    ? 'grid max-w-3xl auto-rows-fr gap-3 sm:grid-flow-col sm:auto-cols-fr'
    : 'flex flex-wrap items-center gap-x-4 gap-y-3';
  return <div className={`part print:hidden ${layout}`}>{children}</div>;
}
