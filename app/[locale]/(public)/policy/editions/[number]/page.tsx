import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EditionView } from '@/components/policy/edition-view';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { or404, pageActor } from '@/lib/page';
import { getEdition, listEditions } from '@/lib/policy/queries';
import { editionNumber } from '@/lib/policy/schema';
import { requestLocale } from '@/lib/request';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('policy');
  const number = editionNumber((await params).number);
  return { title: number ? t('view.editionTitle', { number }) : t('notFound.edition') };
}

/** One edition by its number, in force or not. */
export default async function EditionPage({ params }: Props) {
  const number = editionNumber((await params).number);
  if (!number) notFound();
  const [actor, locale, t] = await Promise.all([pageActor(), requestLocale(), getTranslations('policy')]);
  const edition = await or404(getEdition(actor, number));
  const editions = await listEditions(actor);
  return (
    <EditionView
      locale={locale}
      title={t('view.editionTitle', { number })}
      edition={edition}
      editions={editions}
      today={almatyDate(now())}
      inArchive
    />
  );
}
