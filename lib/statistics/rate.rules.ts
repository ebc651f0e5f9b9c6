/** So many views of one browser are counted in a minute; more is no reading. */
export const mostPerMinute = 60;
/** So many browsers are told apart in a minute; with more of them the rest is not counted. */
const mostBrowsers = 50_000;

export type MinuteLimit = {
  /** Whether one more is within the limit of this minute of the clock. */
  take(key: string, at: Date): boolean;
  /** Forgets the counts of minutes that are over. */
  forgetPast(at: Date): void;
  size(): number;
};

/** Counts by key within a minute of the clock, in memory, and forgets them with the minute. */
export function perMinute(most: number = mostPerMinute, mostKeys: number = mostBrowsers): MinuteLimit {
  const counts = new Map<string, number>();
  let minute = Number.NaN;
  const turnTo = (at: Date) => {
    const present = Math.floor(at.getTime() / 60_000);
    if (present !== minute) counts.clear();
    minute = present;
  };
  return {
    take(key, at) {
      turnTo(at);
      const before = counts.get(key) ?? 0;
      if (before >= most || (before === 0 && counts.size >= mostKeys)) return false;
      counts.set(key, before + 1);
      return true;
    },
    forgetPast: turnTo,
    size: () => counts.size,
  };
}
