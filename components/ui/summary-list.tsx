import type { ReactNode } from 'react';
import { VisuallyHidden } from './visually-hidden';

export type SummaryRow = {
  key?: string;
  term: ReactNode;
  /** For a missing value give a link «Указать», never an empty string. */
  value: ReactNode;
  /** Where the value comes from and when it last changed. */
  provenance?: ReactNode;
  /** `about` is heard, not seen: «Изменить» + «имя». */
  action?: { href: string; label: string; about: string };
  /** An act that is a form instead of a link. */
  control?: ReactNode;
};

/** Facts and their names, one hairline apart; stacked on phones, in columns from 640 px. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="border-t border-line sm:grid sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto] sm:gap-x-6">
      {rows.map((row, index) => (
        <div
          key={row.key ?? index}
          className="border-b border-line py-3 sm:col-span-3 sm:grid sm:grid-cols-subgrid"
        >
          <dt className="mt-0">{row.term}</dt>
          <dd className="min-w-0 break-words">
            {row.value}
            {row.provenance ? <p className="mt-0.5 text-sm text-muted">{row.provenance}</p> : null}
          </dd>
          {row.action || row.control ? (
            <dd className="sm:min-w-24 sm:text-right print:hidden">
              {row.action ? (
                <a href={row.action.href} className="inline-flex min-h-11 items-center sm:-my-2.5">
                  {row.action.label}
                  <VisuallyHidden>{row.action.about}</VisuallyHidden>
                </a>
              ) : null}
              {row.control}
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
