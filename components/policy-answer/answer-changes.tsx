import { getTranslations } from 'next-intl/server';
import { Comparison } from '@/components/policy/comparison';
import { ComparisonNumbers } from '@/components/policy/comparison-numbers';
import { formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { GivenAnswer } from '@/lib/policy/answer.queries';
import type { EditionsCompared } from '@/lib/policy/compare.queries';
import type { EditionSummary } from '@/lib/policy/queries';

/** More changes than this are folded: the numbers and the author's words come first. */
const mostUnfolded = 12;

/** What the authors wrote about each edition since then. */
async function Summaries({ editions }: { editions: readonly EditionSummary[] }) {
  const t = await getTranslations('policyAnswer.changes');
  const told = editions.filter(({ changeSummary }) => changeSummary !== null);
  if (told.length === 0) return null;
  return (
    <>
      <h3>{t('summary')}</h3>
      {told.map(({ number, locale, changeSummary }) => (
        <p key={number} className="whitespace-pre-line">
          {told.length > 1 ? <strong>{t('summaryOf', { number })} </strong> : null}
          <span lang={locale}>{changeSummary}</span>
        </p>
      ))}
    </>
  );
}

/** What changed since the edition that the client accepted: in the author's words, in numbers, clause by clause. */
export async function AnswerChanges({
  locale,
  compared: { from, to, comparison },
  since,
  accepted,
  hasAccepted,
  isAsked,
}: {
  locale: Locale;
  compared: EditionsCompared;
  /** Every edition later than the one compared with, the earliest first. */
  since: readonly EditionSummary[];
  /** The answer by which he accepted the edition compared with; null when it is another one. */
  accepted: GivenAnswer | null;
  /** Whether he has accepted any edition. */
  hasAccepted: boolean;
  isAsked: boolean;
}) {
  const [t, languages, say] = await Promise.all([
    getTranslations('policyAnswer.changes'),
    getTranslations('policyAnswer.languages'),
    getTranslations('policyCompare'),
  ]);
  const numbers = { from: from.number, to: to.number };
  const editions = { before: from.number, after: to.number };
  const changed = comparison.changes.filter(({ kind }) => kind !== 'unchanged').length;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{accepted ? t('since', numbers) : t('between', numbers)}</h2>
      {accepted ? <p>{t('sinceHint', { date: formatInstant(locale, accepted.at) })}</p> : null}
      {hasAccepted ? null : <p>{t('noneAccepted', numbers)}</p>}
      {to.locale === locale ? null : <p>{t('language', { language: languages(to.locale) })}</p>}
      <Summaries editions={since} />
      <h3>{t('numbers')}</h3>
      <ComparisonNumbers locale={locale} summary={comparison.summary} />
      <details open={isAsked && changed <= mostUnfolded}>
        <summary>{t('clauses')}</summary>
        <p>
          {say.rich('list.legend', {
            ins: (chunks) => <ins>{chunks}</ins>,
            del: (chunks) => <del>{chunks}</del>,
          })}
        </p>
        <Comparison
          locale={locale}
          textLocale={to.locale}
          comparison={comparison}
          hrefOf={(side, anchor) => href(locale, `/policy/editions/${editions[side]}#${anchor}`)}
          sideNames={{
            before: say('sides.edition', { number: from.number }),
            after: say('sides.edition', { number: to.number }),
          }}
          headingLevel={3}
        />
      </details>
      <ul className="mt-6">
        <li>
          <a href={href(locale, `/policy/compare?from=${from.number}&to=${to.number}`)}>{t('alone')}</a>
        </li>
        <li>
          <a href={href(locale, `/policy/editions/${to.number}`)}>{t('whole', { number: to.number })}</a>
        </li>
      </ul>
    </section>
  );
}
