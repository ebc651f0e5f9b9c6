'use client';

import { type MouseEvent, type ReactNode, useId, useRef } from 'react';
import { Button } from './button';
import { type ButtonVariant, buttonClass } from './button-class';

/**
 * Asks before an act that cannot be undone. The opener is a link to `fallback`, a page that asks the same, so it works
 * without JavaScript. The focus goes to `cancel`, the harmless answer; `children` hold the words, `confirm` the form
 * with the act. Escape closes, and the browser gives the focus back to the opener.
 */
export function Dialog({
  open,
  fallback,
  variant = 'secondary',
  title,
  children,
  cancel,
  confirm,
}: {
  open: ReactNode;
  fallback: string;
  variant?: ButtonVariant;
  title: ReactNode;
  children: ReactNode;
  cancel: ReactNode;
  confirm: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const harmless = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const show = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !dialog.current) return;
    event.preventDefault();
    dialog.current.showModal();
    harmless.current?.focus();
  };
  return (
    <>
      <a
        href={fallback}
        data-button=""
        aria-haspopup="dialog"
        className={buttonClass(variant)}
        onClick={show}
      >
        {open}
      </a>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="m-auto max-h-[90dvh] w-[min(36rem,calc(100vw-2rem))] border border-line-strong bg-surface p-5 text-ink backdrop:bg-[rgb(0_0_0/0.55)] sm:p-8"
      >
        <h2 id={titleId} className="mt-0 text-xl">
          {title}
        </h2>
        <div className="mt-3">{children}</div>
        <div className="mt-6 flex flex-wrap gap-x-4 gap-y-3">
          <Button ref={harmless} type="button" variant="secondary" onClick={() => dialog.current?.close()}>
            {cancel}
          </Button>
          {confirm}
        </div>
      </dialog>
    </>
  );
}
