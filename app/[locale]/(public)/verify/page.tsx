import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FileCheckSection } from '@/components/receipts/file-check';
import { PageHeader } from '@/components/ui/page-header';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receipts');
  return { title: t('index.metaTitle'), description: t('index.lede') };
}

/** For somebody who has the file of a receipt and no link. */
export default async function VerifyIndexPage() {
  const [locale, t] = await Promise.all([requestLocale(), getTranslations('receipts')]);
  return (
    <>
      <PageHeader title={t('index.title')} lede={t('index.lede')} />
      <FileCheckSection locale={locale} check={null} />
    </>
  );
}
