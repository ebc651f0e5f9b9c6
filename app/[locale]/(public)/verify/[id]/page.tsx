import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CertificateView } from '@/components/erasure/certificate-view';
import { FileCheckSection } from '@/components/receipts/file-check';
import { VerifiedView } from '@/components/receipts/verified-view';
import { PrintButton } from '@/components/requests/print-button';
import { ButtonRow } from '@/components/ui/button-row';
import { choiceKey } from '@/lib/cookies/request-choice';
import { getCertificate } from '@/lib/erasure/queries';
import { AppError } from '@/lib/errors';
import { or404, pageActor } from '@/lib/page';
import { parseCheck } from '@/lib/receipts/check-mark.rules';
import { verifyReceipt } from '@/lib/receipts/verify.queries';
import { requestLocale } from '@/lib/request';
import { isId } from '@/lib/requests/cursor.rules';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function certificateOf(id: string) {
  try {
    return await getCertificate(await pageActor(), id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const certificate = isId(id) ? await certificateOf(id) : null;
  const [t, tCertificate] = await Promise.all([getTranslations('receipts'), getTranslations('certificate')]);
  // The link is the key to the page: it is for its holder, not for search engines.
  return {
    title: certificate ? tCertificate('metaTitle') : t('verify.metaTitle'),
    robots: { index: false, follow: false },
  };
}

/** What a number printed on a document of the portal stands for: a certificate of erasure or a receipt of consent. */
export default async function VerifyPage({ params, searchParams }: Props) {
  const [{ id }, { checked }, locale] = await Promise.all([params, searchParams, requestLocale()]);
  if (!isId(id)) notFound();
  const certificate = await certificateOf(id);
  if (certificate) return <CertificateView locale={locale} certificate={certificate} />;
  const receipt = await or404(verifyReceipt(await pageActor(), id));
  const tUi = await getTranslations('ui');
  return (
    <>
      <VerifiedView locale={locale} receipt={receipt} />
      <ButtonRow>
        <PrintButton label={tUi('print')} />
      </ButtonRow>
      <FileCheckSection locale={locale} check={parseCheck(receipt.id, checked, choiceKey())} />
    </>
  );
}
