import { getTranslations } from 'next-intl/server';
import { Comparison } from '@/components/policy/comparison';
import { ComparisonNumbers } from '@/components/policy/comparison-numbers';
import { href, type Locale } from '@/lib/i18n/routing';
import { compareEditions } from '@/lib/policy/compare.rules';
import type { Draft } from '@/lib/policy/draft.queries';
import { parsePolicy } from '@/lib/policy/parse.rules';
import type { Edition } from '@/lib/policy/queries';
import { draftPrefix } from './draft-view';

/** The kept text of a draft compared with an edition, clause by clause. */
export async function DraftComparison({
  locale,
  draft,
  base,
}: {
  locale: Locale;
  draft: Draft;
  base: Edition | null;
}) {
  const t = await getTranslations('policyStaff');
  if (!base) return <p>{t('views.noneToCompare')}</p>;
  const comparison = compareEditions(base.clauses, parsePolicy(draft.sourceText).blocks);
  const addresses = {
    before: href(locale, `/policy/editions/${base.number}#`),
    after: href(locale, `/staff/policy/drafts/${draft.id}?view=preview#${draftPrefix}`),
  };
  return (
    <>
      <p className="text-muted">{t('views.with', { number: base.number })}</p>
      <ComparisonNumbers locale={locale} summary={comparison.summary} />
      <Comparison
        locale={locale}
        textLocale={draft.locale}
        comparison={comparison}
        headingLevel={3}
        hrefOf={(side, anchor) => addresses[side] + anchor}
        sideNames={{ before: t('drafts.edition', { number: base.number }), after: t('views.draft') }}
      />
    </>
  );
}
