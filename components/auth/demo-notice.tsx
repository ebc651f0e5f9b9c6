import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { href, type Locale } from '@/lib/i18n/routing';

/** In a demo no mail goes out: says where the codes are. */
export async function DemoNotice({ locale }: { locale: Locale }) {
  const t = await getTranslations('auth.demo');
  return (
    <Notice title={t('title')}>
      <p>
        {t('body')} <a href={href(locale, '/demo')}>{t('link')}</a>
      </p>
    </Notice>
  );
}
