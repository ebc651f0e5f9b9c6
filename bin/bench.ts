import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { auditReport } from './checks/bench-audit';
import { bannerReport } from './checks/bench-banner';
import { ledgerReport } from './checks/bench-ledger';
import { compareCost, databaseWork, manyEditions } from './checks/bench-policy';
import { timePage, type Weight, weighPage } from './checks/measure';
import { startPortal, type TestPortal } from './checks/portal';
import { endAllAtExit } from './checks/run';

/**
 * `npm run bench`: how fast and how heavy the portal is, as ratios within one run, on a portal of its own with fresh data
 * for each part. `npm run bench -- pages|banner|ledger|audit` measures one part. Prints the tables and writes them into their places in
 * `docs/bench.md`.
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

/** The public pages, by themselves and with a long archive. */
async function pagesReport(portal: TestPortal): Promise<string> {
  const tables = await publicPages(portal);
  const work = await databaseWork(portal, '/policy');
  const { medianMs, bytes } = compareCost();
  const grown = await growth(portal);
  return `## Public pages

${tables}

The one-sentence page is \`${oneSentence}\`, which has the same frame. Bars: \`/policy\` at most 2.

## The policy

- Database transactions per request of \`/policy\` when nothing has changed: ${work.toFixed(2)} (bar: 0).
- Comparing the approved edition with the example of a second one (${kilo(bytes[0])} and ${kilo(bytes[1])} kB): ${medianMs.toFixed(1)} ms of CPU, median of 30 (bar: 50).

${grown}

Bar: 1.5.
`;
}

const parts: Record<string, (portal: TestPortal) => Promise<string>> = {
  pages: pagesReport,
  banner: bannerReport,
  ledger: ledgerReport,
  audit: auditReport,
};

const place = 'docs/bench.md';
const begin = (part: string) => `<!-- ${part} -->`;
const end = '<!-- end -->';

/** Puts the report of a part into its place, or behind the others where it has none. */
function put(part: string, report: string): void {
  const text = readFileSync(place, 'utf8');
  const block = `${begin(part)}\n${report.trim()}\n${end}`;
  const from = text.indexOf(begin(part));
  const to = text.indexOf(end, from);
  const kept = text.indexOf('<!-- kept -->');
  const before = from >= 0 ? text.slice(0, from) : text.slice(0, kept);
  const after = from >= 0 ? text.slice(to + end.length) : `\n\n${text.slice(kept)}`;
  const how = `Ratios within one run on ${cpus().length} cores with Node ${process.versions.node}`;
  writeFileSync(
    place,
    `${before}${block}${after}`.replace(/^Ratios within one run on .* with Node \S+/m, how),
  );
}

endAllAtExit();
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !Object.hasOwn(parts, name));
if (unknown) {
  console.error(`npm run bench -- ${Object.keys(parts).join('|')}`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const portal = await startPortal();
  try {
    const report = await measure(portal);
    console.log(`\n${report}`);
    put(name, report);
  } finally {
    await portal.stop();
  }
}
process.exit(0);
