import { getTranslations } from 'next-intl/server';
import { DateForm } from '@/components/policy/date-form';
import { PageHeader } from '@/components/ui/page-header';
import { requestLocale } from '@/lib/request';

/** 404 of an address whose last part is no date: says so, shows how to write one, and offers the form. */
export default async function DateNotFound() {
  const [locale, t] = await Promise.all([requestLocale(), getTranslations('policy')]);
  return (
    <>
      <PageHeader title={t('notFound.date')} lede={t('notFound.dateHint')} />
      <DateForm locale={locale} />
    </>
  );
}
