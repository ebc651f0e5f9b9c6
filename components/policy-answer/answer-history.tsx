import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import { formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { GivenAnswer } from '@/lib/policy/answer.queries';

/** Every answer that the client gave, the newest first. */
export async function AnswerHistory({
  locale,
  answers,
}: {
  locale: Locale;
  answers: readonly GivenAnswer[];
}) {
  const t = await getTranslations('policyAnswer');
  const columns = [
    { key: 'edition', label: t('history.edition') },
    { key: 'answer', label: t('history.answer') },
    { key: 'when', label: t('history.when') },
    { key: 'language', label: t('history.language') },
    { key: 'compared', label: t('history.compared') },
  ] as const;
  const rows = answers.map((answer) => ({
    id: answer.id,
    cells: {
      edition: (
        <a href={href(locale, `/policy/editions/${answer.editionNumber}`)}>
          {t('history.number', { number: answer.editionNumber })}
        </a>
      ),
      answer: t(`history.${answer.act}`),
      when: (
        <>
          <DateTime value={answer.at.toISOString()}>{formatInstant(locale, answer.at)}</DateTime>
          <span className="block text-sm text-muted">{t(`history.${answer.how}`)}</span>
        </>
      ),
      language: t(`languages.${answer.locale}`),
      compared: answer.comparedWith
        ? t('history.number', { number: answer.comparedWith })
        : t('history.alone'),
    },
  }));
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      {rows.length > 0 ? (
        <Table caption={t('history.caption')} quietCaption columns={columns} rows={rows} />
      ) : (
        <EmptyState title={t('history.empty')}>{t('history.emptyBody')}</EmptyState>
      )}
    </section>
  );
}
