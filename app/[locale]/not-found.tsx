import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFoundView } from '@/components/errors/not-found-view';
import { PageMain } from '@/components/layout/page-main';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors.notFoundPage');
  return { title: t('title') };
}

/** 404 in the language of the address. It stands in place of a group's layout, so it brings its own `<main>`. */
export default async function NotFound() {
  return (
    <PageMain>
      <NotFoundView locale={await requestLocale()} />
    </PageMain>
  );
}
