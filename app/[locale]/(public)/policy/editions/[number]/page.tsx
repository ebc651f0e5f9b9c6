import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EditionView } from '@/components/policy/edition-view';
import { StructuredData } from '@/components/policy/structured-data';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { pageAddresses } from '@/lib/metadata';
import { or404, pageActor } from '@/lib/page';
import { getEdition, listEditions } from '@/lib/policy/queries';
import { getReading } from '@/lib/policy/reading.queries';
import { editionNumber } from '@/lib/policy/schema';
import { queryOf } from '@/lib/policy/search.rules';
import { listTranslations } from '@/lib/policy/translation.queries';
import { requestLocale, requestNonce } from '@/lib/request';

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ q?: string | string[] }>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [t, locale, { q }] = await Promise.all([getTranslations('policy'), requestLocale(), searchParams]);
  const number = editionNumber((await params).number);
  if (!number) return { title: t('notFound.edition') };
  return {
    title: t('view.editionTitle', { number }),
    ...pageAddresses(locale, `/policy/editions/${number}`),
    ...(q === undefined ? {} : { robots: { index: false } }),
  };
}

/** One edition by its number, in force or not. */
export default async function EditionPage({ params, searchParams }: Props) {
  const number = editionNumber((await params).number);
  if (!number) notFound();
  const [actor, locale, t, { q }] = await Promise.all([
    pageActor(),
    requestLocale(),
    getTranslations('policy'),
    searchParams,
  ]);
  const edition = await or404(getEdition(actor, number));
  const query = queryOf(typeof q === 'string' ? q : undefined);
  const [editions, reading, translations] = await Promise.all([
    listEditions(actor),
    getReading(actor, { number, locale, query }),
    listTranslations(actor, number),
  ]);
  return (
    <>
      <EditionView
        locale={locale}
        title={t('view.editionTitle', { number })}
        path={`/policy/editions/${number}`}
        edition={edition}
        editions={editions}
        reading={reading}
        query={query}
        translations={translations}
        today={almatyDate(now())}
        inArchive
      />
      <StructuredData edition={edition} nonce={await requestNonce()} />
    </>
  );
}
