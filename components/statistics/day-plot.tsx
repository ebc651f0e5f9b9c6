import { getTranslations } from 'next-intl/server';
import { formatDate, formatNumber } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import { type Bar, topOf } from '@/lib/statistics/plot.rules';
import { PlotDetails } from './plot-details';

const height = 100;
/** Of the room of a bar; the rest keeps it from its neighbour. */
const share = 0.8;

/** Bars drawn on the server and stretched to the width there is. The numbers beside them are text and keep their size. */
function Bars({ bars, top, nameOf }: { bars: readonly Bar[]; top: number; nameOf: (bar: Bar) => string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox={`0 0 ${bars.length} ${height}`}
      preserveAspectRatio="none"
      className="block h-48 w-full"
    >
      {[0, 0.5, 1].map((at) => (
        <line
          key={at}
          x1="0"
          x2={bars.length}
          y1={at * height}
          y2={at * height}
          vectorEffect="non-scaling-stroke"
          className="stroke-line-strong"
          strokeWidth="1"
          strokeDasharray={at === 1 ? undefined : '2 4'}
        />
      ))}
      {bars.map((bar, index) => {
        const size = (bar.count / top) * height;
        return (
          <rect
            key={bar.from}
            x={index + (1 - share) / 2}
            y={height - size}
            width={share}
            height={size}
            className={`${bar.part ? 'fill-line-strong' : 'fill-accent'} forced-colors:fill-[CanvasText]`}
          >
            <title>{nameOf(bar)}</title>
          </rect>
        );
      })}
    </svg>
  );
}

/** Views by day, or by week: a title, a sentence that says the same, the plot, and its numbers as a table. */
export async function DayPlot({
  locale,
  bars,
  total,
}: {
  locale: Locale;
  bars: readonly Bar[];
  total: number;
}) {
  const t = await getTranslations('statistics');
  const unit = bars.every(({ from, to }) => from === to) ? 'byDay' : 'byWeek';
  const highest = bars.reduce<Bar | undefined>(
    (most, bar) => (bar.count > (most?.count ?? 0) ? bar : most),
    undefined,
  );
  const top = topOf(highest?.count ?? 0);
  const dates = ({ from, to }: Pick<Bar, 'from' | 'to'>) =>
    from === to
      ? formatDate(locale, from)
      : t('dates', { from: formatDate(locale, from), to: formatDate(locale, to) });
  const whole = { from: bars[0]?.from ?? '', to: bars.at(-1)?.to ?? '' };
  const title = t(`${unit}.title`);
  return (
    <section aria-labelledby="views-by-day">
      <h2 id="views-by-day">{title}</h2>
      <p>
        {t('total', { dates: dates(whole), total })}{' '}
        {highest ? t(`${unit}.most`, { count: highest.count, when: dates(highest) }) : null}
      </p>
      <figure aria-labelledby="views-by-day" className="mt-8 grid grid-cols-[auto_1fr] gap-x-3 gap-y-2">
        <div
          className="flex h-48 flex-col justify-between text-right text-xs text-muted tabular-nums"
          aria-hidden="true"
        >
          {[top, top / 2, 0].map((value) => (
            <span key={value} className="-my-2.5">
              {formatNumber(locale, value)}
            </span>
          ))}
        </div>
        <Bars bars={bars} top={top} nameOf={(bar) => `${dates(bar)}: ${formatNumber(locale, bar.count)}`} />
        <p
          className="col-start-2 flex max-w-none justify-between gap-4 text-xs text-muted"
          aria-hidden="true"
        >
          <span>{formatDate(locale, whole.from)}</span>
          <span className="text-right">{formatDate(locale, whole.to)}</span>
        </p>
      </figure>
      <PlotDetails
        locale={locale}
        caption={title}
        column={t(`${unit}.column`)}
        rows={bars.map((bar) => ({ id: bar.from, name: dates(bar), count: bar.count }))}
      />
    </section>
  );
}
