import { getTranslations } from 'next-intl/server';
import { href, type Locale } from '@/lib/i18n/routing';

/** What clauses 3.4 and 4.3 name, and the portal has no place for. */
const notCollected = [
  'geolocation',
  'contacts',
  'gallery',
  'camera',
  'sms',
  'biometrics',
  'device',
  'ip',
  'cards',
] as const;

/** What the portal does not collect, said as plainly as what it does. */
export async function NotCollected({ locale }: { locale: Locale }) {
  const t = await getTranslations('dataMap');
  return (
    <section aria-labelledby="not-collected">
      <h2 id="not-collected">{t('notCollected.title')}</h2>
      <p>
        {t.rich('notCollected.lede', {
          clause: (chunks) => <a href={href(locale, '/policy#c-3.4-1')}>{chunks}</a>,
        })}
      </p>
      <ul>
        {notCollected.map((name) => (
          <li key={name}>{t(`notCollected.${name}`)}</li>
        ))}
      </ul>
    </section>
  );
}
