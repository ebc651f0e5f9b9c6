import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import { comingEdition, editionOn } from '@/lib/policy/edition.rules';
import type { EditionSummary } from '@/lib/policy/queries';

/** What a reader of the archive must know today: an edition that is coming, one that was declared invalid. */
export async function ArchiveNotices({
  locale,
  editions,
  today,
}: {
  locale: Locale;
  editions: readonly EditionSummary[];
  today: string;
}) {
  const t = await getTranslations('policyCompare');
  const coming = comingEdition(editions, today);
  const found = editionOn(editions, today);
  const current = found.kind === 'found' || found.kind === 'repealed' ? found.edition : null;
  // A repeal that a new edition overtakes ends nothing.
  const ends = current?.repealedFrom && !(coming && coming.effectiveFrom <= current.repealedFrom);
  return (
    <>
      {coming ? (
        <Notice
          title={t('archive.comingTitle', {
            date: formatDate(locale, coming.effectiveFrom),
            number: coming.number,
          })}
        >
          <p>
            {t.rich('archive.coming', {
              number: coming.number,
              link: (chunks) => <a href={href(locale, `/policy/editions/${coming.number}`)}>{chunks}</a>,
            })}
          </p>
        </Notice>
      ) : null}
      {current?.repealedFrom && ends ? (
        <Notice tone="warn" title={t('archive.repealedTitle', { number: current.number })}>
          <p>
            {t(found.kind === 'repealed' ? 'archive.repealedNow' : 'archive.repealedLater', {
              date: formatDate(locale, current.repealedFrom),
            })}
          </p>
        </Notice>
      ) : null}
    </>
  );
}
