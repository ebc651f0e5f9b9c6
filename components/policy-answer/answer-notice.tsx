import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';

/** On every page of the cabinet while an edition waits for an answer: what it is, and where to give one. */
export async function AnswerNotice({
  locale,
  edition,
}: {
  locale: Locale;
  edition: { number: number; effectiveFrom: string };
}) {
  const t = await getTranslations('policyAnswer.notice');
  const from = formatDate(locale, edition.effectiveFrom);
  return (
    <div className="mb-8 print:hidden">
      <Notice title={t('title')}>
        <p>
          {t('body', { number: edition.number, from })}{' '}
          <a href={href(locale, '/cabinet/policy')}>{t('link')}</a>
        </p>
      </Notice>
    </div>
  );
}
