import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { href } from '@/lib/i18n/routing';
import { requestLocale } from '@/lib/request';

/** 404 of an edition that is not in the archive. */
export default async function EditionNotFound() {
  const [locale, t] = await Promise.all([requestLocale(), getTranslations('policy')]);
  return (
    <>
      <PageHeader title={t('notFound.edition')} lede={t('notFound.editionHint')} />
      <ButtonLink href={href(locale, '/policy/archive')} variant="secondary">
        {t('archive.title')}
      </ButtonLink>
    </>
  );
}
