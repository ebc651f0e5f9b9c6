import { getTranslations } from 'next-intl/server';
import type { PurposeKind } from '@/lib/consents/purposes.rules';
import type { Consent } from '@/lib/consents/queries';
import type { ConsentPage } from '@/lib/consents/schema';
import type { Locale } from '@/lib/i18n/routing';
import { ConsentHistory } from './consent-history';
import { ConsentItem } from './consent-item';

/** The consents of one kind under their heading. */
export async function ConsentGroup({
  locale,
  kind,
  page,
  consents,
}: {
  locale: Locale;
  kind: PurposeKind;
  page: ConsentPage;
  consents: readonly Consent[];
}) {
  const t = await getTranslations('consents');
  return (
    <section aria-labelledby={`kind-${kind}`}>
      <h2 id={`kind-${kind}`}>{t(`kinds.${kind}`)}</h2>
      {consents
        .filter((consent) => consent.kind === kind)
        .map((consent) => (
          <ConsentItem key={consent.purpose} locale={locale} consent={consent} page={page}>
            {page === 'consents' && consent.state !== 'always' ? (
              <ConsentHistory locale={locale} events={consent.history} />
            ) : null}
          </ConsentItem>
        ))}
    </section>
  );
}
