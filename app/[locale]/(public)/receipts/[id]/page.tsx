import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ReceiptView } from '@/components/receipts/receipt-view';
import { PrintButton } from '@/components/requests/print-button';
import { ButtonLink } from '@/components/ui/button-link';
import { ButtonRow } from '@/components/ui/button-row';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { consentActs } from '@/db/enums';
import { givenChoice } from '@/lib/cookies/request-choice';
import { or404, pageActor } from '@/lib/page';
import { getReceipt } from '@/lib/receipts/queries';
import { requestLocale } from '@/lib/request';
import { isId } from '@/lib/requests/cursor.rules';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receipts');
  return { title: t('page.metaTitle'), robots: { index: false, follow: false } };
}

/** The receipt of one act of consent, for him whose act it is: made to be printed and kept. */
export default async function ReceiptPage({ params }: Props) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const [actor, choice, locale, t, tUi] = await Promise.all([
    pageActor(),
    givenChoice(),
    requestLocale(),
    getTranslations('receipts'),
    getTranslations('ui'),
  ]);
  const receipt = await or404(getReceipt(actor, { id, deviceId: choice?.deviceId ?? null }));
  const act = consentActs.find((one) => one === receipt.event.act) ?? 'shown';
  return (
    <>
      <PageHeader title={t('page.title', { act: t(`acts.${act}`) })} lede={t('page.lede')} />
      {receipt.proof ? null : (
        <div className="mb-10 print:mb-5">
          <Notice title={t('page.pendingTitle')}>
            <p>{t('page.pending')}</p>
          </Notice>
        </div>
      )}
      <ReceiptView locale={locale} receipt={receipt} />
      <ButtonRow>
        <ButtonLink href={`/api/receipts/${receipt.consentReceiptID}`} variant="secondary" download>
          {t('page.download')}
        </ButtonLink>
        <PrintButton label={tUi('print')} />
      </ButtonRow>
    </>
  );
}
