import { type Bytes, sumBytes } from './bytes.rules';

/** A banner on the bare page: bytes, and medians in milliseconds of a slowed processor (see `Seen` in visit.ts). */
export type MeasuredBanner = {
  name: string;
  script: Bytes;
  style: Bytes;
  html: Bytes;
  firstPaint: number;
  visible: number;
  shift: number;
  longTasks: number;
  longTaskMs: number;
  /** Processor time of the main thread that it adds to the bare page, not slowed: all tasks, and scripts alone. */
  cost: { task: number; script: number };
  interaction: number;
  gone: number;
};

/** One frame of a screen that shows sixty in a second: what is painted within it is painted together. */
const frameMs = 1000 / 60;
const bars = { bytes: 1_500, visibleMs: frameMs, acceptMs: 50 };

/** A whole number, or a dash for what cannot be told. */
export const whole = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(0));
const oneDigit = (value: number) => value.toFixed(1);
/** The browser tells nothing of an interaction that took less than 16 ms. */
export const interactionOf = (value: number): string => (value <= 16 ? '≤ 16' : whole(value));
/** Layout shift: three digits when there is any. */
export const shiftOf = (value: number): string => (value === 0 ? '0' : value.toFixed(3));
export const added = ({ script, style }: MeasuredBanner): Bytes => sumBytes([script, style]);

const sizes = ({ raw, gzip, brotli }: Bytes) => [raw, gzip, brotli].join(' / ');
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** A Markdown table; all columns but the first are numbers. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');

/**
 * What travels: JS and CSS each as files of their own, and what stands in the HTML. `banners` begins with ours, which
 * has a second row: what a page of the portal has more because of it, when the rules it shares are there anyway.
 */
export function bytesTable(banners: readonly MeasuredBanner[], ownStyle: Bytes): string {
  const [ours, ...others] = banners;
  if (!ours) return '';
  const inPortal = { ...ours, name: 'ours, in the portal', style: ownStyle };
  const head = ['banner', 'JS', 'CSS', 'JS + CSS, brotli', 'in the HTML'];
  return table(
    head,
    [{ ...ours, name: 'ours, alone' }, inPortal, ...others].map((one) => [
      one.name,
      sizes(one.script),
      sizes(one.style),
      `**${added(one).brotli}**`,
      sizes(one.html),
    ]),
  );
}

/** What it takes; the bare page itself is the first row. */
export function timesTable(bare: MeasuredBanner, banners: readonly MeasuredBanner[]): string {
  const head = [
    'banner',
    'first paint',
    'visible after it',
    'layout shift',
    'long tasks (ms)',
    'main thread more (scripts)¹',
    'accept: next paint',
    'accept: gone',
  ];
  const row = (one: MeasuredBanner) => [
    one.name,
    whole(one.firstPaint),
    whole(one.visible),
    shiftOf(one.shift),
    `${whole(one.longTasks)} (${whole(one.longTaskMs)})`,
    `${oneDigit(one.cost.task)} (${oneDigit(one.cost.script)})`,
    interactionOf(one.interaction),
    whole(one.gone),
  ];
  const alone = [...row(bare).slice(0, 5), `(${oneDigit(bare.cost.task)} in all)`, '–', '–'];
  return table(head, [alone, ...banners.map(row)]);
}

type Bar = { says: string; met: boolean };

type Comparison = { what: string; of(one: MeasuredBanner): number; slack?: number };

const comparisons: readonly Comparison[] = [
  { what: 'smaller, alone, than each library', of: (one) => added(one).brotli },
  // From the beginning of the visit: a page that paints late shows late what it shows with the first paint.
  { what: 'visible sooner than each library', of: (one) => one.firstPaint + one.visible, slack: frameMs },
  { what: 'less work for the main thread than each library', of: (one) => one.cost.task },
  // In which of two neighbouring frames something goes depends on when the press fell.
  {
    what: 'gone after «accept» no later than each library, to a frame',
    of: (one) => one.gone,
    slack: frameMs,
  },
];

/** Names the libraries that ours is not better than. */
function compare(
  { what, of, slack = 0 }: Comparison,
  ours: MeasuredBanner,
  others: readonly MeasuredBanner[],
): Bar {
  const better = others.filter((other) => !(of(ours) < of(other) + slack)).map(({ name }) => name);
  return { says: better.length > 0 ? `${what} (not ${better.join(', ')})` : what, met: better.length === 0 };
}

/**
 * The bars of the banner, each with its measure.
 * @param banners begins with ours
 * @param ownStyle the rules that nothing but our banner uses
 */
export function bannerBars(bare: MeasuredBanner, banners: readonly MeasuredBanner[], ownStyle: Bytes): Bar[] {
  const [ours, ...others] = banners;
  if (!ours) return [];
  const brotli = ours.script.brotli + ownStyle.brotli;
  const longTasks = Math.max(0, ours.longTasks - bare.longTasks);
  const accept = Number.isNaN(ours.interaction) ? ours.gone : Math.max(ours.interaction, ours.gone);
  const own: Bar[] = [
    {
      says: `JS and CSS that it adds to a page of the portal: ${brotli} bytes with brotli (bar: ${bars.bytes})`,
      met: brotli <= bars.bytes,
    },
    {
      says: `visible ${whole(ours.visible)} ms after the first paint (bar: in the same frame, ${whole(frameMs)} ms)`,
      met: ours.visible <= bars.visibleMs,
    },
    { says: `layout shift ${shiftOf(ours.shift)} (bar: 0)`, met: ours.shift === 0 },
    { says: `long tasks more than the bare page: ${whole(longTasks)} (bar: 0)`, met: longTasks === 0 },
    {
      says: `from the press to done ${whole(accept)} ms (bar: ${bars.acceptMs})`,
      met: accept < bars.acceptMs,
    },
  ];
  if (others.length === 0) return own;
  return [...own, ...comparisons.map((one) => compare(one, ours, others))];
}

export const listBars = (all: readonly Bar[]): string =>
  all.map(({ says, met }) => `- ${met ? '✓' : '✗'} ${says}`).join('\n');
