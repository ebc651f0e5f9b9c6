import type { ReactNode } from 'react';

export type TimelineState = 'done' | 'now' | 'next';
export type TimelineItem = {
  key?: string;
  title: ReactNode;
  state: TimelineState;
  /** «сделано», «сейчас», «дальше»: the state in words. */
  stateLabel: string;
  /** When and who: «3 ноября 2026 г. · Иванова А.» */
  meta?: ReactNode;
  children?: ReactNode;
};

const marks: Record<TimelineState, ReactNode> = {
  done: (
    <>
      <circle cx="12" cy="12" r="10" fill="currentColor" stroke="none" />
      <path
        d="m7.5 12.4 3.1 3.1 6-6.6"
        className="stroke-paper forced-colors:stroke-[Canvas]"
        strokeWidth="2.25"
      />
    </>
  ),
  now: (
    <>
      <circle cx="12" cy="12" r="9" strokeWidth="2.5" />
      <circle cx="12" cy="12" r="4" fill="currentColor" stroke="none" />
    </>
  ),
  next: <circle cx="12" cy="12" r="6" strokeWidth="1.75" strokeDasharray="2.4 2.3" />,
};

/** What has happened, what is happening, what comes next: in order, told by words and by shape. */
export function Timeline({ label, items }: { label?: string; items: readonly TimelineItem[] }) {
  return (
    <ol aria-label={label} className="part">
      {items.map((item, index) => (
        <li
          key={item.key ?? index}
          aria-current={item.state === 'now' ? 'step' : undefined}
          className="relative grid max-w-none grid-cols-[--spacing(6)_minmax(0,1fr)] gap-x-4 pb-6 last:pb-0 not-last:before:absolute not-last:before:top-7 not-last:before:bottom-0.5 not-last:before:left-[calc(--spacing(3)-1px)] not-last:before:border-l-2 not-last:before:border-line not-last:before:content-['']"
        >
          <svg
            aria-hidden="true"
            focusable="false"
            viewBox="0 0 24 24"
            className={`mt-0.5 size-6 ${item.state === 'next' ? 'text-muted' : 'text-accent'}`}
            fill="none"
            stroke="currentColor"
            strokeLinecap="round"
            strokeLinejoin="round"
          >
            {marks[item.state]}
          </svg>
          <div className="measure">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className={item.state === 'next' ? 'text-muted' : 'font-semibold'}>{item.title}</span>
              <span className="text-sm text-muted">{item.stateLabel}</span>
            </p>
            {item.meta ? <p className="mt-0 text-sm text-muted">{item.meta}</p> : null}
            {item.children ? <div className="mt-1">{item.children}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
