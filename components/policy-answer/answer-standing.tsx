import { getTranslations } from 'next-intl/server';
import { EditionPeriod } from '@/components/policy/edition-standing';
import { DateTime } from '@/components/ui/date-time';
import { SummaryList } from '@/components/ui/summary-list';
import { Tag } from '@/components/ui/tag';
import { formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { GivenAnswer } from '@/lib/policy/answer.queries';
import type { EditionSummary } from '@/lib/policy/queries';

const tones = { accepted: 'good', declined: 'neutral' } as const;

/** The newest edition, what the client answered to it, and the one that he accepted last. */
export async function AnswerStanding({
  locale,
  newest,
  editions,
  today,
  given,
  accepted,
}: {
  locale: Locale;
  newest: EditionSummary;
  editions: readonly EditionSummary[];
  today: string;
  /** The answer to the newest edition that holds now. */
  given: GivenAnswer | null;
  /** The answer by which he accepted an earlier edition, when the newest is not accepted. */
  accepted: GivenAnswer | null;
}) {
  const t = await getTranslations('policyAnswer.standing');
  const link = (number: number) => (
    <a href={href(locale, `/policy/editions/${number}`)}>{t('read', { number })}</a>
  );
  const at = (answer: GivenAnswer) => (
    <DateTime value={answer.at.toISOString()}>{formatInstant(locale, answer.at)}</DateTime>
  );
  const rows = [
    {
      term: t('newest'),
      value: link(newest.number),
      provenance: <EditionPeriod locale={locale} edition={newest} editions={editions} today={today} />,
    },
    {
      term: t('answer'),
      value: given ? (
        <Tag tone={tones[given.act]}>{t(given.act, { number: given.editionNumber })}</Tag>
      ) : (
        t('none')
      ),
      ...(given ? { provenance: at(given) } : {}),
    },
    ...(given?.act === 'accepted' || editions.length < 2
      ? []
      : [
          {
            term: t('before'),
            value: accepted ? link(accepted.editionNumber) : t('noneBefore'),
            ...(accepted ? { provenance: at(accepted) } : {}),
          },
        ]),
  ];
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{t('title')}</h2>
      <SummaryList rows={rows} />
    </section>
  );
}
