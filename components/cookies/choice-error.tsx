import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';

/**
 * That an answer could not be stored. There from the start and hidden, for the script of the choice to show; shown by
 * the server after a form that it refused because of too many answers.
 */
export async function ChoiceError({ locale, refused = false }: { locale: Locale; refused?: boolean }) {
  const t = await getTranslations({ locale, namespace: 'cookies' });
  return (
    <p
      role="alert"
      hidden={!refused}
      suppressHydrationWarning
      className="mt-3 border-l-4 border-bad pl-4 font-semibold text-bad"
    >
      {t('saved.error')}
    </p>
  );
}
