import { getTranslations } from 'next-intl/server';

/** Past the header, to `<main id="main" tabIndex={-1}>`. Seen only when it has the focus. */
export async function SkipLink() {
  const t = await getTranslations('layout');
  return (
    <a
      href="#main"
      data-print="no"
      className="sr-only focus:not-sr-only focus:m-2 focus:tap focus:inline-flex focus:items-center focus:bg-surface focus:px-4 focus:font-semibold"
    >
      {t('skip')}
    </a>
  );
}
