import type { ReactNode } from 'react';
import { Glyph, type Tone } from './glyph';

const looks: Record<Tone, string> = {
  neutral: 'bg-surface-2 text-muted',
  info: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
};

/** A status in one or two words. The shape and the words say it; the colour only repeats it. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-baseline gap-1.5 rounded-sm border border-current/25 px-2 py-px text-sm font-semibold ${looks[tone]}`}
    >
      <Glyph tone={tone} className="translate-y-px" />
      <span>{children}</span>
    </span>
  );
}
