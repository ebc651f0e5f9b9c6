import { timePage, weighPage } from './checks/measure';
import { startPortal } from './checks/portal';
import { endAllAtExit } from './checks/run';

/** `npm run bench`: how fast and how heavy the public pages are, measured on a portal of its own with fresh data. */

const pages = ['/', '/policy', '/policy/archive', '/cookies', '/sign-in'];
const seconds = 5;
const kilo = (bytes: number) => (bytes / 1000).toFixed(1).padStart(8);

endAllAtExit();
const from = performance.now();
const portal = await startPortal();
try {
  console.log(
    `\nReady after ${((performance.now() - from) / 1000).toFixed(1)} s (with the build, if it was stale).\n`,
  );
  console.log('page              per s   median ms   95 % ms   HTML kB    JS kB   CSS kB (gzip)');
  for (const page of pages) {
    const { perSecond, medianMs, p95Ms } = await timePage(`${portal.address}${page}`, seconds);
    const { html, script, style } = await weighPage(`${portal.address}${page}`);
    const times = `${perSecond.toFixed(0).padStart(5)}${medianMs.toFixed(1).padStart(12)}${p95Ms.toFixed(1).padStart(10)}`;
    console.log(`${page.padEnd(18)}${times}  ${kilo(html)} ${kilo(script)} ${kilo(style)}`);
  }
} finally {
  await portal.stop();
}
process.exit(0);
