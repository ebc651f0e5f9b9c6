import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { href } from '@/lib/i18n/routing';
import { requestLocale } from '@/lib/request';

/** 404 of a number that no document of the portal has. */
export default async function DocumentNotFound() {
  const [locale, t] = await Promise.all([requestLocale(), getTranslations('receipts')]);
  return (
    <>
      <PageHeader title={t('missing.title')} lede={t('missing.lede')} />
      <ButtonLink href={href(locale, '/verify')} variant="secondary">
        {t('missing.link')}
      </ButtonLink>
    </>
  );
}
