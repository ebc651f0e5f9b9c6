const widths = ['w-full', 'w-11/12', 'w-4/5', 'w-full', 'w-2/3'];

/** Holds the place of text that is on its way; appears only after 300 ms. `label` says so to those who listen. */
export function Skeleton({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div role="status" className="part skeleton">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="measure space-y-3">
        {Array.from({ length: lines }, (_, line) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: identical lines that never move
            key={line}
            className={`h-4 rounded-sm border border-transparent bg-surface-2 ${widths[line % widths.length]}`}
          />
        ))}
      </div>
    </div>
  );
}
