import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CategoryTable } from '@/components/data-map/category-table';
import { NotCollected } from '@/components/data-map/not-collected';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { categories } from '@/lib/data-map/vocabulary.rules';
import { href } from '@/lib/i18n/routing';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dataMap');
  return { title: t('page.title'), description: t('page.lede') };
}

/** What is processed, for everybody: the closed list of data (Law 94-V art. 25(2)(1)), read from the data map. */
export default async function DataPage() {
  const [locale, t] = await Promise.all([requestLocale(), getTranslations('dataMap')]);
  const link = (path: string) => (chunks: ReactNode) => <a href={href(locale, path)}>{chunks}</a>;
  return (
    <>
      <PageHeader title={t('page.title')} lede={t('page.lede')} />
      <Notice>
        <p>{t.rich('page.closed', { clause: link('/policy#c-3.1') })}</p>
        <p>{t.rich('page.forever', { clause: link('/policy#c-5.1') })}</p>
      </Notice>
      <nav aria-label={t('page.contents')} className="mt-12">
        <h2>{t('page.contents')}</h2>
        <ul>
          {categories.map((category) => (
            <li key={category}>
              <a href={`#${category}`}>{t(`categories.${category}`)}</a>
            </li>
          ))}
          <li>
            <a href="#not-collected">{t('notCollected.title')}</a>
          </li>
        </ul>
      </nav>
      {categories.map((category) => (
        <section key={category} aria-labelledby={category}>
          <h2 id={category}>{t(`categories.${category}`)}</h2>
          <CategoryTable locale={locale} category={category} />
        </section>
      ))}
      <NotCollected locale={locale} />
      <section aria-labelledby="own">
        <h2 id="own">{t('page.ownTitle')}</h2>
        <p>{t.rich('page.own', { cabinet: link('/cabinet/data') })}</p>
        <p>{t.rich('page.cookies', { cookies: link('/cookies') })}</p>
      </section>
    </>
  );
}
