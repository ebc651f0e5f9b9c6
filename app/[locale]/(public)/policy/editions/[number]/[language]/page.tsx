import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PolicyContents } from '@/components/policy/policy-contents';
import { PolicyDocument } from '@/components/policy/policy-document';
import { ReadingAids } from '@/components/policy/reading-aids';
import { TranslationNotice } from '@/components/policy/translation-notice';
import { Hash } from '@/components/ui/hash';
import { PageHeader } from '@/components/ui/page-header';
import { href, isLocale } from '@/lib/i18n/routing';
import { pageAddresses } from '@/lib/metadata';
import { or404, pageActor } from '@/lib/page';
import { getEdition } from '@/lib/policy/queries';
import { getTranslationReading } from '@/lib/policy/reading.queries';
import { editionNumber } from '@/lib/policy/schema';
import { requestLocale } from '@/lib/request';

type Props = { params: Promise<{ number: string; language: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, locale, { number, language }] = await Promise.all([
    getTranslations('policy'),
    requestLocale(),
    params,
  ]);
  if (!editionNumber(number) || !isLocale(language)) return { title: t('notFound.edition') };
  return {
    title: t('translation.title', { number, language: t(`translation.in.${language}`) }),
    ...pageAddresses(locale, `/policy/editions/${number}/${language}`),
  };
}

/** A translation of an edition: its own text, and plainly which text prevails. */
export default async function TranslationPage({ params }: Props) {
  const given = await params;
  const number = editionNumber(given.number);
  const { language } = given;
  if (!number || !isLocale(language)) notFound();
  const [actor, locale, t] = await Promise.all([pageActor(), requestLocale(), getTranslations('policy')]);
  const edition = await or404(getEdition(actor, number));
  const { document, contents, translation } = await or404(
    getTranslationReading(actor, { edition: number, locale: language, pageLocale: locale }),
  );
  return (
    <>
      <PageHeader
        title={<span lang={language}>{translation.title}</span>}
        back={{
          href: href(locale, `/policy/editions/${number}`),
          label: t('view.edition', { number }),
        }}
      />
      <TranslationNotice locale={locale} edition={edition} translation={translation} />
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-x-12 lg:grid-cols-[15rem_minmax(0,1fr)] xl:gap-x-16">
        <PolicyContents html={contents} textLocale={language} isOwnText={false} />
        <div>
          <PolicyDocument html={document} textLocale={language} />
          <section id="edition" aria-labelledby="edition-title">
            <h2 id="edition-title">{t('card.sha256')}</h2>
            <Hash value={translation.sha256} />
          </section>
        </div>
      </div>
      <ReadingAids copy={t('copy.link')} copied={t('copy.done')} />
    </>
  );
}
