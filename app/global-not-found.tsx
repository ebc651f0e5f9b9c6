import '@/app/globals.css';
import type { Metadata } from 'next';
import { connection } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { NotFoundView } from '@/components/errors/not-found-view';
import { PageMain } from '@/components/layout/page-main';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors.notFoundPage');
  return { title: t('title') };
}

/** Addresses that no route at all claims (under `/_next`, for one): the root layout hangs on a language they lack. */
export default async function NoSuchRoute() {
  // Rendered per request: a prerendered page would carry no nonce.
  await connection();
  const locale = await requestLocale();
  return (
    <html lang={locale}>
      <body>
        <PageMain>
          <NotFoundView locale={locale} />
        </PageMain>
      </body>
    </html>
  );
}
