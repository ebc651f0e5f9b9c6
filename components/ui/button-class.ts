export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const shape =
  'inline-flex min-h-11 max-w-full items-center justify-center gap-2 rounded-md border py-2 text-center text-base font-semibold leading-snug no-underline transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60';

const looks: Record<ButtonVariant, string> = {
  primary:
    'px-5 border-accent bg-accent text-accent-ink enabled:hover:border-accent-hover enabled:hover:bg-accent-hover [a&]:hover:border-accent-hover [a&]:hover:bg-accent-hover [a&]:hover:text-accent-ink',
  secondary:
    'px-5 border-line-strong bg-surface text-ink hover:border-ink hover:bg-surface-2 [a&]:hover:text-ink',
  quiet:
    '-mx-2 border-transparent bg-transparent px-2 text-accent underline decoration-1 underline-offset-4 hover:bg-accent-soft hover:text-accent-hover',
  danger:
    'px-5 border-bad bg-bad text-bad-ink enabled:hover:border-bad-hover enabled:hover:bg-bad-hover [a&]:hover:border-bad-hover [a&]:hover:bg-bad-hover [a&]:hover:text-bad-ink',
};

/** Classes of a button, for whatever element carries it; `equal` fills the cell of a row of equal buttons. */
export const buttonClass = (variant: ButtonVariant, equal = false) =>
  `${shape} ${looks[variant]}${equal ? ' w-full' : ''}`;
