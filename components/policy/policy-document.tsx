import './policy-document.css';
import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import type { PreparedHtml as Prepared } from '@/lib/policy/reading.queries';
import { PreparedHtml } from './prepared-html';

/**
 * A text of the policy word for word, in its own language whatever the language of the page. Notes of the portal inside
 * it (`data-note`) are no part of the text.
 */
export async function PolicyDocument({ html, textLocale }: { html: Prepared; textLocale: Locale }) {
  const t = await getTranslations('policy');
  return (
    <PreparedHtml
      as="article"
      id="document"
      className="policy"
      lang={textLocale}
      label={t('view.document')}
      html={html}
    />
  );
}
