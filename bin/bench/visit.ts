import type { Browser, BrowserContext, Page } from '@playwright/test';

/** The processor is made so many times slower, as on a cheap telephone. */
export const slower = 4;

/** After loading, a page is left alone for so long: everything that a banner begins by itself is done by then. */
const settleMs = 1_500;

/** What a visit saw; times in milliseconds, of the slowed processor. */
export type Seen = {
  /** From the beginning of the page until it first showed anything, and from then until the banner was visible. */
  firstPaint: number;
  visible: number;
  /** Cumulative layout shift, and what kept the main thread busy for more than 50 ms. */
  shift: number;
  longTasks: number;
  longTaskMs: number;
  /** The press on «accept»: until the next paint, and until the banner was gone. NaN where it cannot be told. */
  interaction: number;
  gone: number;
};

type InPage = {
  visibleAt: number | null;
  pressedAt: number | null;
  goneAt: number | null;
  shift: number;
  longTasks: number[];
  interactions: number[];
};
declare const bench: { seen(): InPage; firstPaint(): number; centre(): { x: number; y: number } };

async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}

async function withContext<T>(browser: Browser, work: (context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

const counted = ['TaskDuration', 'ScriptDuration'];

/**
 * What a page costs the main thread until it has come to rest, in milliseconds of the processor: all tasks, and scripts
 * alone. Not slowed: the time of the thread itself is counted, which a busy machine does not lengthen, and slowing
 * would.
 */
export function costOf(browser: Browser, url: string): Promise<{ task: number; script: number }> {
  return withContext(browser, async (context) => {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(settleMs);
    const { metrics } = await devtools.send('Performance.getMetrics');
    const [task = Number.NaN, script = Number.NaN] = counted.map(
      (name) => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000,
    );
    return { task, script };
  });
}

/** A real press: the button goes down and up at once, so that nobody's slow finger is measured. */
async function press(page: Page): Promise<void> {
  const { x, y } = await page.evaluate(() => bench.centre());
  await page.mouse.move(x, y);
  await page.waitForTimeout(200);
  await Promise.all([page.mouse.down(), page.mouse.up()]);
  await page.waitForFunction(() => bench.seen().goneAt !== null, undefined, { timeout: 10_000, polling: 50 });
  // Entries about an interaction come after the frame that answers it.
  await page.waitForTimeout(500);
}

async function load(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(settleMs);
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Loads the page, waits for the banner if there shall be one, accepts, and tells what happened. */
async function watchPage(page: Page, url: string, accept: string | null): Promise<Seen> {
  await page.addInitScript({ content: `window.benchAccept = ${JSON.stringify(accept ?? '#none')};` });
  await page.addInitScript({ path: 'bin/bench/in-page/probe.js' });
  await load(page, url);
  if (accept)
    await page.waitForFunction(() => bench.seen().visibleAt !== null, undefined, {
      timeout: 10_000,
      polling: 50,
    });
  const before = await page.evaluate(() => bench.seen());
  const { firstPaint, begin } = await page.evaluate(() => ({
    firstPaint: bench.firstPaint(),
    begin: performance.timeOrigin,
  }));
  if (accept) await press(page);
  const after = await page.evaluate(() => bench.seen());
  const stayed = (await page.evaluate(() => performance.timeOrigin)) === begin;
  const longTasks = stayed ? after.longTasks : [...before.longTasks, ...after.longTasks];
  return {
    firstPaint: firstPaint - begin,
    visible: Math.max(0, (before.visibleAt ?? Number.NaN) - firstPaint),
    shift: stayed ? after.shift : before.shift,
    longTasks: longTasks.length,
    longTaskMs: total(longTasks),
    // Nothing is told of what took less than 16 ms.
    interaction: accept && stayed ? Math.max(16, ...after.interactions) : Number.NaN,
    gone: (after.goneAt ?? Number.NaN) - (after.pressedAt ?? Number.NaN),
  };
}

/** A first visit with accepting the banner. `accept` is null for a page without one. */
export function watch(browser: Browser, url: string, accept: string | null): Promise<Seen> {
  return withContext(browser, async (context) => {
    const page = await slowPage(context);
    return watchPage(page, url, accept);
  });
}

/** A first visit with accepting, then a second one, which is not asked any more; and the HTML of that one. */
export function watchTwice(
  browser: Browser,
  url: string,
  accept: string,
): Promise<{ first: Seen; second: Seen; html: { first: string; second: string } }> {
  return withContext(browser, async (context) => {
    const get = async () => (await context.request.get(url)).text();
    const asked = await get();
    const page = await slowPage(context);
    const first = await watchPage(page, url, accept);
    await page.close();
    const second = await watchPage(await slowPage(context), url, null);
    return { first, second, html: { first: asked, second: await get() } };
  });
}
