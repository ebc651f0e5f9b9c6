import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { timePage, weighPage } from './checks/measure';
import { startPortal } from './checks/portal';
import { endAllAtExit } from './checks/run';

/**
 * `npm run bench`: how fast and how heavy the public pages are, as ratios to a page of one sentence in the same run, on
 * a portal of its own with fresh data. Prints the table and writes it into `docs/bench.md`.
 */

const oneSentence = '/policy/on/2018-01-01';
const pages = ['/', '/policy', '/policy/archive', '/data', '/cookies', '/sign-in'];
const seconds = 5;
const kilo = (bytes: number) => (bytes / 1000).toFixed(1);

endAllAtExit();
const from = performance.now();
const portal = await startPortal();
const ready = (performance.now() - from) / 1000;
const rows: string[] = [];
try {
  const base = await timePage(portal.address + oneSentence, seconds);
  const bare = await weighPage(portal.address + oneSentence);
  for (const page of pages) {
    const time = await timePage(portal.address + page, seconds);
    const weight = await weighPage(portal.address + page);
    const ratio = (base.perSecond / time.perSecond).toFixed(2);
    const more = kilo(weight.script - bare.script);
    rows.push(
      `| ${page} | ${ratio} | ${kilo(weight.html)} | ${kilo(weight.script)} | ${more} | ${kilo(weight.style)} |`,
    );
  }
} finally {
  await portal.stop();
}

const table = `| page | time, one-sentence page = 1 | HTML kB | JS kB | JS kB more than the one-sentence page | CSS kB |
| --- | --: | --: | --: | --: | --: |
${rows.join('\n')}
`;
console.log(`\n${table}`);
writeFileSync(
  'docs/bench.md',
  `# Measurements

Written by \`npm run bench\`. Ratios within one run on ${cpus().length} cores with Node ${process.versions.node}; bytes after gzip. The
one-sentence page is \`${oneSentence}\`, which has the same frame. Ready ${ready.toFixed(1)} s after the start command.

${table}`,
);
process.exit(0);
