import { getTranslations } from 'next-intl/server';
import { PlanTable } from '@/components/erasure/plan-table';
import type { PlanLine } from '@/lib/erasure/plan.rules';
import { href, type Locale } from '@/lib/i18n/routing';

const lighter = [
  { way: 'correct', path: '/cabinet/data' },
  { way: 'withdraw', path: '/cabinet/consents' },
  { way: 'mailings', path: '/cabinet/consents' },
] as const;

/** What a deletion does, what stays and why, and once: the lighter ways and the copy. */
export async function DeletionPreview({ locale, plan }: { locale: Locale; plan: readonly PlanLine[] }) {
  const t = await getTranslations('requests');
  return (
    <>
      <section aria-labelledby="deletion-result">
        <h2 id="deletion-result">{t('deletion.resultTitle')}</h2>
        <ul>
          <li>{t('deletion.resultCabinet')}</li>
          <li>{t('deletion.resultKey')}</li>
          <li>{t('deletion.resultCertificate')}</li>
          <li>{t('deletion.resultUndo')}</li>
        </ul>
        <PlanTable locale={locale} lines={plan} />
      </section>
      <section aria-labelledby="deletion-lighter">
        <h2 id="deletion-lighter">{t('deletion.lighterTitle')}</h2>
        <ul>
          {lighter.map(({ way, path }) => (
            <li key={way}>
              {t.rich(`deletion.${way}`, { link: (words) => <a href={href(locale, path)}>{words}</a> })}
            </li>
          ))}
        </ul>
        <p>
          {t.rich('deletion.copy', {
            link: (words) => <a href={href(locale, '/cabinet/export')}>{words}</a>,
          })}
        </p>
      </section>
    </>
  );
}
