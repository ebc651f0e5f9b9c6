/** The middle of some measurements; of an even number the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  const high = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return (low + high) / 2;
}

/** Every one once per round, beginning with another one each time: what slows the machine down hits all alike. */
export function interleave<T>(items: readonly T[], rounds: number): T[] {
  return Array.from({ length: rounds }, (_, round) => {
    const first = items.length > 0 ? round % items.length : 0;
    return [...items.slice(first), ...items.slice(0, first)];
  }).flat();
}
