import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { compareCost, databaseWork, manyEditions } from './checks/bench-policy';
import { timePage, type Weight, weighPage } from './checks/measure';
import { startPortal, type TestPortal } from './checks/portal';
import { endAllAtExit } from './checks/run';

/**
 * `npm run bench`: how fast and how heavy the public pages are, as ratios to a page of one sentence in the same run, on
 * a portal of its own with fresh data. Prints the tables and writes them into `docs/bench.md`.
 */

const oneSentence = '/policy/on/2018-01-01';
const pages = ['/', '/policy', '/policy/archive', '/policy/compare', '/data', '/cookies', '/sign-in'];
const growing = [
  '/',
  '/policy',
  '/policy/editions/1',
  '/policy/on/2020-01-31',
  '/policy/archive',
  '/policy/compare',
  '/policy/compare?from=1&to=2',
];
const seconds = 5;
const kilo = (bytes: number) => (bytes / 1000).toFixed(1);
const perSecond = async (portal: TestPortal, page: string) =>
  (await timePage(portal.address + page, seconds)).perSecond;

function row(page: string, ratio: number, weight: Weight, bare: Weight): string {
  const more = kilo(weight.script - bare.script);
  return `| ${page} | ${ratio.toFixed(2)} | ${kilo(weight.html)} | ${kilo(weight.script)} | ${more} | ${kilo(weight.style)} |`;
}

async function publicPages(portal: TestPortal): Promise<string> {
  const base = await perSecond(portal, oneSentence);
  const bare = await weighPage(portal.address + oneSentence);
  const rows: string[] = [];
  for (const page of pages) {
    const ratio = base / (await perSecond(portal, page));
    rows.push(row(page, ratio, await weighPage(portal.address + page), bare));
  }
  return `| page | time, one-sentence page = 1 | HTML kB | JS kB | JS kB more than the one-sentence page | CSS kB |
| --- | --: | --: | --: | --: | --: |
${rows.join('\n')}`;
}

/** The same pages with two editions in the archive and with five hundred. Bar: 1.5. */
async function growth(portal: TestPortal): Promise<string> {
  await manyEditions(portal, 2);
  const few = new Map<string, number>();
  for (const page of growing) few.set(page, await perSecond(portal, page));
  await manyEditions(portal, 500);
  const rows: string[] = [];
  for (const page of growing) {
    const ratio = (few.get(page) ?? 0) / (await perSecond(portal, page));
    rows.push(`| ${page} | ${ratio.toFixed(2)} |`);
  }
  return `| page | time with 500 editions, with two = 1 |\n| --- | --: |\n${rows.join('\n')}`;
}

endAllAtExit();
const from = performance.now();
const portal = await startPortal();
const ready = (performance.now() - from) / 1000;
let report: string;
try {
  const tables = await publicPages(portal);
  const work = await databaseWork(portal, '/policy');
  const { medianMs, bytes } = compareCost();
  const grown = await growth(portal);
  report = `## Public pages

${tables}

The one-sentence page is \`${oneSentence}\`, which has the same frame. Bars: \`/policy\` at most 2.

## The policy

- Database transactions per request of \`/policy\` when nothing has changed: ${work.toFixed(2)} (bar: 0).
- Comparing the approved edition with the example of a second one (${kilo(bytes[0])} and ${kilo(bytes[1])} kB): ${medianMs.toFixed(1)} ms of CPU, median of 30 (bar: 50).

${grown}

Bar: 1.5.
`;
} finally {
  await portal.stop();
}

const kept = /<!-- kept -->[\s\S]*$/.exec(readFileSync('docs/bench.md', 'utf8'))?.[0] ?? '';
console.log(`\n${report}`);
writeFileSync(
  'docs/bench.md',
  `# Measurements

Written by \`npm run bench\`. Ratios within one run on ${cpus().length} cores with Node ${process.versions.node}; bytes after gzip. Ready ${ready.toFixed(1)} s
after the start command.

${report}
${kept}`
    .trimEnd()
    .concat('\n'),
);
process.exit(0);
