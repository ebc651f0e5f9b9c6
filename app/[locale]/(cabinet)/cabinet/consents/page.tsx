import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsentGroup } from '@/components/consents/consent-group';
import { DoneMessage } from '@/components/consents/done-message';
import { FormMessages } from '@/components/forms/form-messages';
import { PageHeader } from '@/components/ui/page-header';
import { purposeKinds } from '@/lib/consents/purposes.rules';
import { listConsents } from '@/lib/consents/queries';
import { href } from '@/lib/i18n/routing';
import { asClient } from '@/lib/page';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consents');
  return { title: t('page.title'), description: t('page.description') };
}

/** Every consent of the client: how it stands, since when, the full words, the history; giving and withdrawing. */
export default async function ConsentsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await asClient();
  const [{ done }, locale, t, consents] = await Promise.all([
    searchParams,
    requestLocale(),
    getTranslations('consents'),
    listConsents(actor),
  ]);
  return (
    <FormMessages locale={locale} domains={[]}>
      <DoneMessage done={done} />
      <PageHeader title={t('page.title')} lede={t('page.lede')} />
      {purposeKinds.map((kind) => (
        <ConsentGroup key={kind} locale={locale} kind={kind} page="consents" consents={consents} />
      ))}
      <ul className="mt-12 space-y-2 border-t border-line pt-6">
        <li>
          <a href={href(locale, '/cabinet/consents/history')}>{t('timeline.link')}</a>
        </li>
        <li>
          <a href={href(locale, '/cabinet/services')}>{t('page.servicesLink')}</a>
        </li>
        <li>
          <a href={href(locale, '/cookies')}>{t('page.cookiesLink')}</a>
        </li>
      </ul>
    </FormMessages>
  );
}
