import './policy-contents.css';
import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import type { PreparedHtml as Prepared } from '@/lib/policy/reading.queries';
import { PreparedHtml } from './prepared-html';

/** The contents of the document: beside it from 1024 px, folded above it on smaller screens, absent on paper. */
export async function PolicyContents({
  html,
  textLocale,
  isOwnText = true,
}: {
  html: Prepared;
  textLocale: Locale;
  /** A translation has neither card nor requisites of its own. */
  isOwnText?: boolean;
}) {
  const t = await getTranslations('policy');
  const own = isOwnText ? (
    <ul className="mt-5 space-y-2 border-t border-line pt-4 text-sm">
      <li>
        <a href="#edition">{t('card.title')}</a>
      </li>
      <li>
        <a href="#requisites">{t('requisites.title')}</a>
      </li>
    </ul>
  ) : null;
  return (
    <div data-print="no">
      <details className="mb-8 border-y border-line py-1 lg:hidden">
        <summary>{t('view.contents')}</summary>
        <nav aria-label={t('view.contents')} className="mb-3">
          <PreparedHtml as="div" lang={textLocale} html={html} />
          {own}
        </nav>
      </details>
      <nav
        aria-label={t('view.contents')}
        className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] overflow-y-auto pr-2 pb-2 lg:block"
        data-contents=""
      >
        <p className="mb-3 text-sm font-semibold">{t('view.contents')}</p>
        <PreparedHtml as="div" lang={textLocale} html={html} />
        {own}
      </nav>
    </div>
  );
}
