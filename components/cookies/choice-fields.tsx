import type { Locale } from '@/lib/i18n/routing';

/**
 * What both forms of the choice carry unseen: where it is made, in which language, the way back, and what was shown
 * (`shown`: signed by the server).
 */
export function ChoiceFields({
  how,
  locale,
  returnTo,
  shown,
}: {
  how: 'banner' | 'page';
  locale: Locale;
  returnTo: string;
  shown: string;
}) {
  return (
    <>
      <input type="hidden" name="how" value={how} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <input type="hidden" name="shown" value={shown} />
    </>
  );
}
