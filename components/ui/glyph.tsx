export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad';

/** Each tone has a shape of its own, so that no meaning hangs on colour (WCAG 1.4.1). */
const shapes: Record<Tone, string> = {
  neutral: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 7.2v4.2M8 4.6v.2',
  good: 'm2.5 8.5 3.7 3.8 7.3-8.6',
  warn: 'M8 1.9 1.2 13.8h13.6L8 1.9ZM8 6.4v3.4M8 11.6v.2',
  bad: 'm3 3 10 10M13 3 3 13',
};

/** The shape of a tone, as high as a capital letter of the text it stands in. Decorative: words always stand beside it. */
export function Glyph({ tone, className = '' }: { tone: Tone; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 16 16"
      className={`inline-block size-[0.9em] shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={shapes[tone]} />
    </svg>
  );
}
