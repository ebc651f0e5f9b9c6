import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Hash } from '@/components/ui/hash';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import type { SummaryRow } from '@/components/ui/summary-list';
import { formatDate, formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import type { ReceiptStanding, VerifiedReceipt } from '@/lib/receipts/verify.queries';
import { ActFacts } from './act-facts';

const tones = { genuine: 'good', pending: 'info', altered: 'bad' } as const satisfies Record<
  ReceiptStanding,
  string
>;

async function moreRows(locale: Locale, receipt: VerifiedReceipt): Promise<SummaryRow[]> {
  const t = await getTranslations('receipts');
  const { place, stopBy, textSha256 } = receipt;
  const signedAt = place?.signedAt ?? null;
  return [
    ...(stopBy ? [{ key: 'stopBy', term: t('facts.stopBy'), value: formatDate(locale, stopBy) }] : []),
    { key: 'language', term: t('facts.language'), value: t(`languages.${receipt.locale}`) },
    {
      key: 'hash',
      term: t('facts.hash'),
      value: <Hash value={textSha256} />,
      provenance: t('facts.hashHint'),
    },
    { key: 'number', term: t('facts.number'), value: <Hash value={receipt.id} group={9} /> },
    ...(place
      ? [
          {
            key: 'place',
            term: t('facts.place'),
            value: t('facts.placeValue', { number: String(place.number), size: String(place.size) }),
          },
        ]
      : []),
    ...(signedAt
      ? [
          {
            key: 'signed',
            term: t('facts.signedAt'),
            value: <DateTime value={signedAt.toISOString()}>{formatInstant(locale, signedAt)}</DateTime>,
          },
        ]
      : []),
  ];
}

/** What anybody who holds the link of a receipt sees: whether it is genuine, and what was done. Not by whom. */
export async function VerifiedView({ locale, receipt }: { locale: Locale; receipt: VerifiedReceipt }) {
  const t = await getTranslations('receipts');
  const { standing, act, purposes, at, how, edition, expiresAt } = receipt;
  return (
    <>
      <PageHeader title={t('verify.title')} lede={t('verify.lede')} />
      <Notice tone={tones[standing]} title={t(`verify.${standing}`)}>
        <p>{t(`verify.${standing}Body`)}</p>
      </Notice>
      <ActFacts
        locale={locale}
        purposes={purposes}
        at={at.toISOString()}
        how={how}
        edition={edition}
        expiresAt={expiresAt?.toISOString() ?? null}
        first={[{ key: 'act', term: t('facts.act'), value: t(`acts.${act}`) }]}
        more={await moreRows(locale, receipt)}
      />
    </>
  );
}
