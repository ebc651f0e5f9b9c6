import type { ReactNode } from 'react';
import { Glyph } from './glyph';

/** «Сохранено»: says that an act succeeded, politely. Focusable, so that the page can begin here after a redirect. */
export function StatusMessage({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div
      role="status"
      tabIndex={-1}
      data-status-message=""
      className="part mb-8 flex max-w-3xl flex-wrap items-center justify-between gap-x-6 border border-good bg-good-soft px-4 py-1.5"
    >
      <div className="flex min-h-11 items-center gap-2">
        <Glyph tone="good" className="text-good" />
        <div className="font-semibold">{children}</div>
      </div>
      {action}
    </div>
  );
}
