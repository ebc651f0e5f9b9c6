import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CardSection } from '@/components/profile/card-section';
import { ChangeTable } from '@/components/profile/change-table';
import { HoldingsTable } from '@/components/profile/holdings-table';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import { type CardField, fieldOf } from '@/lib/data-map/registry.rules';
import { categories } from '@/lib/data-map/vocabulary.rules';
import { listHoldings } from '@/lib/exports/queries';
import { href } from '@/lib/i18n/routing';
import { asClient, or404 } from '@/lib/page';
import { getCard, listValueChanges } from '@/lib/profile/queries';
import { isSimpleField } from '@/lib/profile/schema';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cabinet');
  return { title: t('data.title') };
}

const categoryOf = (field: CardField) => fieldOf(field).category;

/** «Мои данные»: everything held about the client, derived from the data map. */
export default async function MyDataPage({
  searchParams,
}: {
  searchParams: Promise<{ done?: string | string[] }>;
}) {
  const actor = await asClient();
  const [locale, t, map] = await Promise.all([
    requestLocale(),
    getTranslations('cabinet'),
    getTranslations('dataMap'),
  ]);
  const card = await or404(getCard(actor));
  const changes = await listValueChanges(actor);
  const holdings = await listHoldings(actor);
  const { done } = await searchParams;
  const saved = typeof done === 'string' && isSimpleField(done) ? done : null;
  const undo = saved ? changes.find((change) => change.field === saved) : undefined;
  const shown = categories.filter((category) =>
    card.values.some(({ field }) => categoryOf(field) === category),
  );
  return (
    <>
      {saved ? (
        <StatusMessage
          action={
            undo ? (
              <a href={href(locale, `/cabinet/data/${saved}?restore=${undo.id}`)} className="tap">
                {t('data.undo')}
              </a>
            ) : null
          }
        >
          {t('data.done', { field: map(`fields.${saved}`) })}
        </StatusMessage>
      ) : null}
      <PageHeader title={t('data.title')} lede={t('data.lede')} />
      {shown.map((category) => (
        <CardSection
          key={category}
          locale={locale}
          category={category}
          values={card.values.filter(({ field }) => categoryOf(field) === category)}
        />
      ))}
      <Notice title={t('data.evidenceTitle')}>
        <p>{t('data.evidence')}</p>
      </Notice>
      <section aria-labelledby="history">
        <h2 id="history">{t('data.history')}</h2>
        <ChangeTable locale={locale} changes={changes} />
      </section>
      <section aria-labelledby="holdings">
        <h2 id="holdings">{t('data.holdings')}</h2>
        <p>{t('data.holdingsLede')}</p>
        <HoldingsTable locale={locale} holdings={holdings} />
        <p>{t.rich('data.map', { link: (chunks) => <a href={href(locale, '/data')}>{chunks}</a> })}</p>
      </section>
    </>
  );
}
