import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OpenRequests } from '@/components/requests/open-requests';
import { Card, CardList } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { href } from '@/lib/i18n/routing';
import { asClient, pageViewer } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { listOwnRequests } from '@/lib/requests/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cabinet');
  return { title: t('home.title') };
}

const doors = [
  ['see', '/cabinet/data'],
  ['correct', '/cabinet/data'],
  ['copy', '/cabinet/export'],
  ['erase', '/cabinet/requests/new?kind=deletion'],
] as const;

const more = [
  ['requests', '/cabinet/requests'],
  ['consents', '/cabinet/consents'],
  ['services', '/cabinet/services'],
  ['sessions', '/cabinet/sessions'],
  ['activity', '/cabinet/activity'],
  ['cookies', '/cookies'],
] as const;

/** The client's home: what he can do with his data, in plain words. */
export default async function CabinetPage() {
  const actor = await asClient();
  const [viewer, locale, t, requests] = await Promise.all([
    pageViewer(),
    requestLocale(),
    getTranslations('cabinet'),
    listOwnRequests(actor),
  ]);
  const cards = (ways: readonly (readonly [string, string])[]) =>
    ways.map(([name, path]) => (
      <Card key={name} href={href(locale, path)} title={t(`doors.${name}`)} heading="h3">
        {t(`doors.${name}Body`)}
      </Card>
    ));
  return (
    <>
      <PageHeader
        title={viewer.name ? t('home.hello', { name: viewer.name }) : t('home.title')}
        lede={t('home.lede')}
      />
      <OpenRequests locale={locale} requests={requests} />
      <section aria-labelledby="doors">
        <h2 id="doors">{t('home.doors')}</h2>
        <CardList>{cards(doors)}</CardList>
      </section>
      <section aria-labelledby="more">
        <h2 id="more">{t('home.more')}</h2>
        <CardList>{cards(more)}</CardList>
      </section>
    </>
  );
}
