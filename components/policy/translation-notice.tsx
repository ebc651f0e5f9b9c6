import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { Edition } from '@/lib/policy/queries';
import type { Translation } from '@/lib/policy/translation.queries';

/** «Перевод, не утверждён», or the order that approved it; and in any case which text prevails. */
export async function TranslationNotice({
  locale,
  edition,
  translation,
}: {
  locale: Locale;
  edition: Edition;
  translation: Translation;
}) {
  const t = await getTranslations('policy');
  const { approval } = translation;
  return (
    <Notice
      tone={approval ? 'info' : 'warn'}
      title={t(approval ? 'translation.approvedTitle' : 'translation.notApprovedTitle')}
    >
      {approval ? (
        <p>
          {t('translation.order', {
            number: approval.orderNumber,
            date: formatDate(locale, approval.orderDate),
            who: `${approval.approverTitle} ${approval.approvedBy}`,
          })}
        </p>
      ) : null}
      <p>
        {t('translation.prevails')}{' '}
        <a href={href(locale, `/policy/editions/${edition.number}`)}>{t('translation.original')}</a>
      </p>
    </Notice>
  );
}
