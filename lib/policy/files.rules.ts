import { findDefects } from './defects.rules';
import type { Edition } from './queries';

const asLines = (raw: string) => raw.trim().split('\n');

/** A block as Markdown: sections become headings, everything else keeps the words and marks of the source. */
function block({ anchor, kind, raw }: Edition['clauses'][number]): string {
  const place = `<a id="${anchor}"></a>\n\n`;
  if (kind === 'section') return `${place}## ${raw.trim()}`;
  const lines = asLines(raw);
  if (lines.some((line) => line.includes('\t'))) {
    const row = (line: string) => `| ${line.trim().replaceAll('|', '\\|').split('\t').join(' | ')} |`;
    return `${place}|  |  |\n| --- | --- |\n${lines.map(row).join('\n')}`;
  }
  // Two spaces at its end keep a line a line.
  return place + lines.join('  \n');
}

/** An edition as Markdown: its facts as front matter, then the text with an anchor before each clause. */
export function editionMarkdown(edition: Edition): string {
  const facts = {
    title: edition.title,
    edition: edition.number,
    language: edition.locale,
    order: edition.orderNumber,
    orderDate: edition.orderDate,
    approvedBy: `${edition.approverTitle} ${edition.approvedBy}`,
    effectiveFrom: edition.effectiveFrom,
    sha256: edition.sha256,
  };
  // JSON strings are YAML strings.
  const front = Object.entries(facts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${front.join('\n')}\n---\n\n${edition.clauses.map(block).join('\n\n')}\n`;
}

/** An edition as JSON. The `raw` of all clauses, joined, is the approved text; `sha256` is of its UTF-8 bytes. */
export function editionJson(edition: Edition): string {
  // A repeal comes later than the file: what is in it never changes.
  const { clauses, orderNumber, orderDate, publishedAt, repealedFrom: _, ...facts } = edition;
  const whole = {
    ...facts,
    order: { number: orderNumber, date: orderDate },
    publishedAt: publishedAt.toISOString(),
    defects: findDefects(clauses),
    clauses,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
