import type { ReactNode } from 'react';

/** The content of a page that has no navigation of its own; the skip link leads here. */
export function PageMain({ children }: { children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="page-width pt-6 sm:pt-10">
      {children}
    </main>
  );
}
