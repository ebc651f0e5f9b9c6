import { cpus, loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { bannerBars, bytesTable, listBars, timesTable } from '../bench/banner-table.rules';
import { otherBanners } from '../bench/libraries';
import { measureBanners } from '../bench/measure-banners';
import { ourBanner } from '../bench/our-banner';
import { portalTable } from '../bench/portal-banner';
import { slower } from '../bench/visit';
import { ensureBrowser } from './browser';
import type { TestPortal } from './portal';

const rounds = 9;
const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Times are true on a machine that does nothing else: says so when it was busy before we began. */
function busy(): string {
  const [lastMinute = 0] = loadavg();
  const cores = cpus().length;
  if (lastMinute < cores) return '';
  return `\n**The machine was busy with something else (load ${lastMinute.toFixed(1)} on ${cores} cores): the times are too long.**\n`;
}

/**
 * Our banner beside those that a site would take instead, on one bare page, in one browser, by turns; then ours in the
 * portal itself. Takes about eight minutes.
 * @returns Markdown for docs/bench.md
 */
export async function bannerReport(portal: TestPortal): Promise<string> {
  const warning = busy();
  const others = await otherBanners();
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args,
  });
  try {
    const { ours, ownStyle } = await ourBanner(browser, portal.address);
    const { bare, banners } = await measureBanners(browser, [ours, ...others], rounds);
    const inPortal = await portalTable(browser, portal.address, rounds);
    return `## The cookie banner

Each on the same bare page, never from a cache, in Chromium ${browser.version()}, the processor made ${slower} times slower;
milliseconds, medians of ${rounds} visits that took turns. First paint is the first of any content. A banner is visible when the
button that accepts can be seen and pressed; it is gone when that button is. \`accept\` is a real press of the mouse,
counted from the moment the button went down; the record of our choice is answered after 20 ms. Bytes: raw / gzip /
brotli. Ours, alone: with all CSS that its markup uses; in the portal: with what nothing else on the public pages uses,
for the rest is there anyway.
${warning}
${bytesTable(banners, ownStyle)}

${timesTable(bare, banners)}

¹ Processor time of that thread, not slowed, more than the bare page takes.

${listBars(bannerBars(bare, banners, ownStyle))}

In the portal, the same browser and processor; «without» is the next visit, which is asked nothing:

${inPortal}
`;
  } finally {
    await browser.close();
  }
}
