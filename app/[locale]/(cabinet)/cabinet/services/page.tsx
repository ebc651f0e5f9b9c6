import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsentGroup } from '@/components/consents/consent-group';
import { DoneMessage } from '@/components/consents/done-message';
import { PermissionTable } from '@/components/consents/permission-table';
import { FormMessages } from '@/components/forms/form-messages';
import { PageHeader } from '@/components/ui/page-header';
import { listConsents } from '@/lib/consents/queries';
import { href } from '@/lib/i18n/routing';
import { asClient } from '@/lib/page';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consents');
  return { title: t('services.title'), description: t('services.description') };
}

/** Mailings and services as switches (clauses 2.8 and 5.3): the same consents, worded as what they do. */
export default async function ServicesPage({
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
      <PageHeader title={t('services.title')} lede={t('services.lede')} />
      <ConsentGroup locale={locale} kind="mailing" page="services" consents={consents} />
      <ConsentGroup locale={locale} kind="service" page="services" consents={consents} />
      <section aria-labelledby="cookies">
        <h2 id="cookies">{t('services.cookiesTitle')}</h2>
        <p>
          {t('services.cookiesText')} <a href={href(locale, '/cookies')}>{t('services.cookiesLink')}</a>
        </p>
      </section>
      <PermissionTable locale={locale} />
      <p className="mt-12">
        <a href={href(locale, '/cabinet/consents')}>{t('services.consentsLink')}</a>
      </p>
    </FormMessages>
  );
}
