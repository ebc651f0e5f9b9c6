import { getTranslations } from 'next-intl/server';
import { href, type Locale } from '@/lib/i18n/routing';
import { type SessionEnd, warnSeconds } from '@/lib/sessions/session.rules';
import { SessionWarning } from './session-warning';

/** On every page of who is signed in: two minutes before the session ends it says so, and offers to stay. */
export async function SessionWatch({ locale, end }: { locale: Locale; end: SessionEnd | null }) {
  if (!end) return null;
  const [t, tUi] = await Promise.all([
    getTranslations({ locale, namespace: 'sessions.ending' }),
    getTranslations({ locale, namespace: 'ui' }),
  ]);
  return (
    <SessionWarning
      end={end}
      warnSeconds={warnSeconds}
      signIn={href(locale, '/sign-in')}
      words={{
        soon: t('soon'),
        last: t('last'),
        over: t('over'),
        stayed: t('stayed'),
        stay: t('stay'),
        signIn: t('signIn'),
        hide: tUi('hide'),
      }}
    />
  );
}
