import { getTranslations } from 'next-intl/server';
import { formatNumber } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import { percentOf } from '@/lib/statistics/plot.rules';
import type { Named } from '@/lib/statistics/queries';
import { PlotDetails } from './plot-details';

export type ShareKind = 'pages' | 'languages' | 'referrers' | 'devices';

/** So many are drawn; the table has the others. */
const mostDrawn = 10;

/** What views are made of, the greatest part first: a title, a sentence, a bar for each part, and a table. */
export async function SharePlot({
  locale,
  kind,
  parts,
  total,
}: {
  locale: Locale;
  kind: ShareKind;
  /** With the names that a person reads. */
  parts: readonly (Named & { id: string })[];
  total: number;
}) {
  const t = await getTranslations('statistics');
  const [first] = parts;
  if (!first) return null;
  const id = `views-${kind}`;
  const title = t(`${kind}.title`);
  const most = {
    name: first.name,
    count: formatNumber(locale, first.count),
    total: formatNumber(locale, total),
  };
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{t('most', { ...most, percent: percentOf(first.count, total) })}</p>
      <figure aria-labelledby={id}>
        <ol className="grid max-w-none list-none gap-3 p-0">
          {parts.slice(0, mostDrawn).map((part) => (
            <li key={part.id} className="m-0 p-0">
              <span className="flex justify-between gap-4">
                <span className="min-w-0 wrap-anywhere">{part.name}</span>
                <span className="tabular-nums">{formatNumber(locale, part.count)}</span>
              </span>
              <svg
                aria-hidden="true"
                focusable="false"
                viewBox="0 0 100 1"
                preserveAspectRatio="none"
                className="mt-1 block h-2 w-full"
              >
                <rect width="100" height="1" className="fill-surface-2" />
                <rect
                  width={(part.count / first.count) * 100}
                  height="1"
                  className="fill-accent forced-colors:fill-[CanvasText]"
                />
              </svg>
            </li>
          ))}
        </ol>
      </figure>
      <PlotDetails locale={locale} caption={title} column={t(`${kind}.column`)} rows={parts} />
    </section>
  );
}
