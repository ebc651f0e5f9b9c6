import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EditionView } from '@/components/policy/edition-view';
import { StructuredData } from '@/components/policy/structured-data';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { href } from '@/lib/i18n/routing';
import { pageAddresses } from '@/lib/metadata';
import { or404, pageActor } from '@/lib/page';
import { editionOn } from '@/lib/policy/edition.rules';
import { getEdition, listEditions } from '@/lib/policy/queries';
import { getReading } from '@/lib/policy/reading.queries';
import { queryOf } from '@/lib/policy/search.rules';
import { listTranslations } from '@/lib/policy/translation.queries';
import { requestLocale, requestNonce } from '@/lib/request';

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, locale, { q }] = await Promise.all([getTranslations('policy'), requestLocale(), searchParams]);
  return {
    title: t('title'),
    description: t('description'),
    ...pageAddresses(locale, '/policy', { feed: t('feed.title') }),
    ...(q === undefined ? {} : { robots: { index: false } }),
  };
}

/** The policy in force today. */
export default async function PolicyPage({ searchParams }: Props) {
  const [actor, locale, t, { q }] = await Promise.all([
    pageActor(),
    requestLocale(),
    getTranslations('policy'),
    searchParams,
  ]);
  const editions = await listEditions(actor);
  const today = almatyDate(now());
  const found = editionOn(editions, today);
  if (found.kind !== 'found') {
    return (
      <>
        <PageHeader title={t('title')} />
        <Notice title={t(found.kind === 'repealed' ? 'view.repealedTitle' : 'view.noneTitle')}>
          <p>{t(found.kind === 'repealed' ? 'view.repealed' : 'view.none')}</p>
          <p>
            <a href={href(locale, '/policy/archive')}>{t('archive.title')}</a>
          </p>
        </Notice>
      </>
    );
  }
  const { number } = found.edition;
  const query = queryOf(typeof q === 'string' ? q : undefined);
  const [edition, reading, translations] = await Promise.all([
    or404(getEdition(actor, number)),
    getReading(actor, { number, locale, query }),
    listTranslations(actor, number),
  ]);
  return (
    <>
      <EditionView
        locale={locale}
        title={t('title')}
        path="/policy"
        edition={edition}
        editions={editions}
        reading={reading}
        query={query}
        translations={translations}
        today={today}
      />
      <StructuredData edition={edition} nonce={await requestNonce()} />
    </>
  );
}
