import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EditionView } from '@/components/policy/edition-view';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { or404, pageActor } from '@/lib/page';
import { editionOn } from '@/lib/policy/edition.rules';
import { getEdition, listEditions } from '@/lib/policy/queries';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policy');
  return { title: t('title'), description: t('description') };
}

/** The policy in force today. */
export default async function PolicyPage() {
  const [actor, locale, t] = await Promise.all([pageActor(), requestLocale(), getTranslations('policy')]);
  const editions = await listEditions(actor);
  const today = almatyDate(now());
  const found = editionOn(editions, today);
  if (found.kind !== 'found') {
    return (
      <>
        <PageHeader title={t('title')} />
        <Notice title={t('view.noneTitle')}>
          <p>{t('view.none')}</p>
        </Notice>
      </>
    );
  }
  const edition = await or404(getEdition(actor, found.edition.number));
  return (
    <EditionView locale={locale} title={t('title')} edition={edition} editions={editions} today={today} />
  );
}
