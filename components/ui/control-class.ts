export type ControlWidth = 'full' | 'medium' | 'short';

const widths: Record<ControlWidth, string> = { full: 'max-w-2xl', medium: 'max-w-sm', short: 'max-w-44' };

/** Classes of a text control; its width hints at the length of the answer. */
export const controlClass = (width: ControlWidth) =>
  `block w-full min-h-11 rounded-sm border border-line-strong bg-surface px-3 py-2 text-base text-ink placeholder:text-muted hover:border-ink aria-invalid:border-2 aria-invalid:border-bad disabled:cursor-not-allowed disabled:bg-surface-2 disabled:text-muted [&[readonly]]:bg-surface-2 ${widths[width]}`;
