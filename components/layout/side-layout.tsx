import type { ReactNode } from 'react';

/** A navigation beside (from 1024 px) or above the page: the frame of the cabinet and of the staff's part. */
export function SideLayout({ nav, children }: { nav: ReactNode; children: ReactNode }) {
  return (
    <div className="page-width grid grid-cols-[minmax(0,1fr)] gap-x-12 pt-6 sm:pt-10 lg:grid-cols-[15rem_minmax(0,1fr)]">
      {nav}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
