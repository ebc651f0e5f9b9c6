import { getTranslations } from 'next-intl/server';
import { clauseNumber } from '@/lib/data-map/registry.rules';
import { href, type Locale } from '@/lib/i18n/routing';

/** «пункт 3.4 политики», leading to the clause that names the datum. */
export async function ClauseLink({ locale, anchor }: { locale: Locale; anchor: string | null }) {
  const t = await getTranslations('dataMap');
  if (!anchor) return <>{t('page.noClause')}</>;
  return <a href={href(locale, `/policy#${anchor}`)}>{t('page.clause', { number: clauseNumber(anchor) })}</a>;
}
