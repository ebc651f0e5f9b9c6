import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { href, type Locale } from '@/lib/i18n/routing';
import type { Edition } from '@/lib/policy/queries';
import type { Translation } from '@/lib/policy/translation.queries';

/** Which text prevails, and where a translation is. Nothing where the page and the text speak the same language and there is none. */
export async function LanguageNotice({
  locale,
  edition,
  translations,
}: {
  locale: Locale;
  edition: Edition;
  translations: readonly Translation[];
}) {
  const t = await getTranslations('policy');
  if (translations.length === 0) {
    return locale === edition.locale ? null : (
      <Notice title={t('view.russianOnlyTitle')}>
        <p>{t('view.russianOnly')}</p>
      </Notice>
    );
  }
  return (
    <Notice title={t('translation.prevails')}>
      <ul className="space-y-1">
        {translations.map((translation) => (
          <li key={translation.locale}>
            <a href={href(locale, `/policy/editions/${edition.number}/${translation.locale}`)}>
              {t(`translation.in.${translation.locale}`)}
            </a>{' '}
            — {t(translation.approval ? 'translation.approved' : 'translation.notApproved')}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
