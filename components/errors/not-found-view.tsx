import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { href, type Locale } from '@/lib/i18n/routing';

const ways = [
  { name: 'home', path: '/' },
  { name: 'policy', path: '/policy' },
  { name: 'archive', path: '/policy/archive' },
  { name: 'signIn', path: '/sign-in' },
] as const;

/** What the 404 page says: not whether the page exists for somebody else, but where one can go and whom to ask. */
export async function NotFoundView({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'errors.notFoundPage' });
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      <h2>{t('waysTitle')}</h2>
      <ul>
        {ways.map(({ name, path }) => (
          <li key={name}>
            <a href={href(locale, path)}>{t(name)}</a>
          </li>
        ))}
      </ul>
      <p>{t.rich('help', { mail: (address) => <a href={`mailto:${address}`}>{address}</a> })}</p>
    </>
  );
}
