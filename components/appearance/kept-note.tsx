import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';

/** How long the look is remembered, and what would make it longer (clause 2.6). */
export async function KeptNote({
  locale,
  until,
  gpc,
}: {
  locale: Locale;
  /** The last moment, with consent; null without. */
  until: Date | null;
  gpc: boolean;
}) {
  const t = await getTranslations('appearance');
  if (until) return <p>{t('kept.longer', { date: formatInstant(locale, until) })}</p>;
  const [text, link] = gpc ? [t('kept.gpc'), t('kept.more')] : [t('kept.session'), t('kept.allow')];
  return (
    <p>
      {text} <a href={href(locale, gpc ? '/cookies' : '/cookies#choose')}>{link}</a>
    </p>
  );
}
