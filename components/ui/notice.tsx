import type { ReactNode } from 'react';
import { Glyph, type Tone } from './glyph';

const looks: Record<Exclude<Tone, 'neutral'>, { frame: string; title: string }> = {
  info: { frame: 'border-accent bg-accent-soft', title: 'text-accent' },
  good: { frame: 'border-good bg-good-soft', title: 'text-good' },
  warn: { frame: 'border-warn bg-warn-soft', title: 'text-warn' },
  bad: { frame: 'border-bad bg-bad-soft', title: 'text-bad' },
};

/** A note set into the text: what the reader must know before going on. */
export function Notice({
  tone = 'info',
  title,
  children,
}: {
  tone?: Exclude<Tone, 'neutral'>;
  title?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={`part max-w-3xl border-l-4 px-4 py-3 sm:px-5 sm:py-4 ${looks[tone].frame}`}>
      {title ? (
        <p className={`flex items-baseline gap-2 font-semibold ${looks[tone].title}`}>
          <Glyph tone={tone} className="translate-y-px" />
          <span>{title}</span>
        </p>
      ) : null}
      {children ? <div className={title ? 'mt-1' : undefined}>{children}</div> : null}
    </div>
  );
}
