import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { BeforeFirst } from '@/components/policy/before-first';
import { EditionView } from '@/components/policy/edition-view';
import { Notice } from '@/components/ui/notice';
import { now } from '@/lib/clock';
import { almatyDate, isLocalDate } from '@/lib/deadlines/almaty.rules';
import { formatDate } from '@/lib/format';
import { href } from '@/lib/i18n/routing';
import { or404, pageActor } from '@/lib/page';
import { editionOn } from '@/lib/policy/edition.rules';
import { getEdition, listEditions } from '@/lib/policy/queries';
import { getReading } from '@/lib/policy/reading.queries';
import { listTranslations } from '@/lib/policy/translation.queries';
import { requestLocale } from '@/lib/request';

type Props = { params: Promise<{ date: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ date }, locale, t] = await Promise.all([params, requestLocale(), getTranslations('policy')]);
  const title = isLocalDate(date) ? t('on.title', { date: formatDate(locale, date) }) : t('notFound.date');
  // The same text under thousands of addresses is for people, not for search engines.
  return { title, robots: { index: false } };
}

/** What the policy said on a day. */
export default async function PolicyOnDatePage({ params }: Props) {
  const { date } = await params;
  if (!isLocalDate(date)) notFound();
  const [actor, locale, t] = await Promise.all([pageActor(), requestLocale(), getTranslations('policy')]);
  const editions = await listEditions(actor);
  const found = editionOn(editions, date);
  const day = formatDate(locale, date);
  if (found.kind === 'before_first') return <BeforeFirst locale={locale} date={date} first={found.first} />;
  if (found.kind === 'none' || found.kind === 'malformed') notFound();

  const { number } = found.edition;
  const [edition, reading, translations] = await Promise.all([
    or404(getEdition(actor, number)),
    getReading(actor, { number, locale }),
    listTranslations(actor, number),
  ]);
  const today = almatyDate(now());
  const line =
    found.kind === 'repealed'
      ? 'on.repealed'
      : date > today
        ? 'on.expected'
        : date === today
          ? 'on.today'
          : 'on.wasInForce';
  return (
    <EditionView
      locale={locale}
      title={t('on.title', { date: day })}
      path={`/policy/editions/${number}`}
      edition={edition}
      editions={editions}
      reading={reading}
      translations={translations}
      today={today}
      inArchive
    >
      <Notice title={t(line, { date: day, number })}>
        <p>
          <a href={href(locale, `/policy/editions/${number}`)}>{t('on.permalink', { number })}</a>
        </p>
      </Notice>
    </EditionView>
  );
}
