import type { ReactNode } from 'react';

/** The way back, the only `h1` of the page, a sentence that says what the page is for, and its facts (`meta`). */
export function PageHeader({
  title,
  lede,
  back,
  meta,
}: {
  title: ReactNode;
  lede?: ReactNode;
  back?: { href: string; label: string };
  meta?: ReactNode;
}) {
  return (
    <header className="mb-8 sm:mb-12">
      {back ? (
        <p className="mb-2 print:hidden">
          <a href={back.href} className="tap inline-flex items-center gap-2 text-sm">
            <svg aria-hidden="true" focusable="false" viewBox="0 0 16 16" className="size-3 shrink-0">
              <path d="M10.5 2.5 5 8l5.5 5.5" fill="none" stroke="currentColor" strokeWidth="2" />
            </svg>
            {back.label}
          </a>
        </p>
      ) : null}
      <h1>{title}</h1>
      {lede ? <p className="mt-4 text-lg text-muted">{lede}</p> : null}
      {meta ? <div className="mt-4 text-sm text-muted">{meta}</div> : null}
    </header>
  );
}
