import type { Browser } from '@playwright/test';
import type { MeasuredBanner } from './banner-table.rules';
import { startBareServer } from './bare-server';
import { barePage, type Contender } from './contenders';
import { interleave, median } from './statistics.rules';
import { costOf, type Seen, watch } from './visit';

type Cost = { task: number; script: number };
type Samples = { seen: Seen[]; cost: Cost[] };

/** The median of each measurement of many. */
export function medians<T extends Record<string, number>>(samples: readonly T[]): T {
  const names = Object.keys(samples[0] ?? {});
  const values = names.map((name) => [name, median(samples.map((sample) => sample[name] ?? Number.NaN))]);
  return Object.fromEntries(values);
}

/**
 * Shows each banner on the same bare page, by turns, and presses «accept».
 * @returns the bare page alone and each banner; the main-thread cost of a banner is what it adds to the bare page
 */
export async function measureBanners(
  browser: Browser,
  contenders: readonly Contender[],
  rounds: number,
): Promise<{ bare: MeasuredBanner; banners: MeasuredBanner[] }> {
  const all = [barePage, ...contenders];
  const server = await startBareServer(all, barePage);
  const address = (contender: Contender) => `${server.address}/${all.indexOf(contender)}`;
  const samples = new Map<Contender, Samples>(all.map((one) => [one, { seen: [], cost: [] }]));
  try {
    // One visit of each that does not count: the browser has started all it needs.
    for (const contender of all) await costOf(browser, address(contender));
    for (const contender of interleave(all, rounds)) {
      const { seen, cost } = samples.get(contender) ?? { seen: [], cost: [] };
      cost.push(await costOf(browser, address(contender)));
      seen.push(await watch(browser, address(contender), contender.accept));
    }
    const base = medians(samples.get(barePage)?.cost ?? []);
    const [bare, ...banners] = all.map((contender): MeasuredBanner => {
      const { seen = [], cost = [] } = samples.get(contender) ?? {};
      const { task, script } = medians(cost);
      const added = { task: task - base.task, script: script - base.script };
      return { name: contender.name, ...server.added(contender), ...medians(seen), cost: added };
    });
    if (!bare) throw new Error('Nothing was measured.');
    return { bare: { ...bare, cost: base }, banners };
  } finally {
    server.stop();
  }
}
