import './comparison.css';
import { getTranslations } from 'next-intl/server';
import { formatNumber } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import type { ComparisonSummary } from '@/lib/policy/compare.rules';
import { ChangeSign } from './comparison-label';

const clauses = ['added', 'removed', 'changed', 'moved', 'renumbered', 'unchanged'] as const;

/** The size of a change in numbers: clauses by what became of them, and words. */
export async function ComparisonNumbers({ locale, summary }: { locale: Locale; summary: ComparisonSummary }) {
  const say = await getTranslations('policyCompare');
  return (
    <dl className="comparison-numbers">
      {clauses.map((kind) => (
        <div key={kind}>
          <dt>
            {kind === 'unchanged' ? null : <ChangeSign look={kind} />}
            {say(`numbers.${kind}`)}
          </dt>
          <dd>{formatNumber(locale, summary[kind])}</dd>
        </div>
      ))}
      <div>
        <dt>
          <ChangeSign look="added" />
          {say('numbers.wordsAdded')}
        </dt>
        <dd>{formatNumber(locale, summary.wordsAdded)}</dd>
      </div>
      <div>
        <dt>
          <ChangeSign look="removed" />
          {say('numbers.wordsRemoved')}
        </dt>
        <dd>{formatNumber(locale, summary.wordsRemoved)}</dd>
      </div>
    </dl>
  );
}
