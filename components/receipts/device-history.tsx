import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import type { DeviceAct } from '@/lib/receipts/queries';
import { PurposeName } from './purpose-name';
import { ReceiptLinks } from './receipt-links';

/** What was last chosen in this browser, newest first, each with its receipt. Nothing when nothing was. */
export async function DeviceHistory({ locale, acts }: { locale: Locale; acts: readonly DeviceAct[] }) {
  const t = await getTranslations('receipts');
  if (acts.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      <p>{t('history.lede')}</p>
      <ol className="part border-t border-line">
        {acts.map(({ id, act, at, purposes }) => {
          const when = formatInstant(locale, at);
          return (
            <li key={id} className="max-w-none border-b border-line py-3">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-semibold">{t(`acts.${act}`)}</span>
                <DateTime value={at.toISOString()}>{when}</DateTime>
              </p>
              <p className="mt-0 text-sm text-muted">
                {purposes.map(({ code, on }, place) => (
                  <span key={code}>
                    {place > 0 ? ' · ' : ''}
                    <PurposeName code={code} />: {t(on ? 'chosen.on' : 'chosen.off').toLowerCase()}
                  </span>
                ))}
              </p>
              <ReceiptLinks locale={locale} id={id} about={`${t(`acts.${act}`)}, ${when}`} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
