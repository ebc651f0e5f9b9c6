import type { Locale } from '@/lib/i18n/routing';

/** What both forms of the choice carry unseen: where it is made, in which language, and the way back. */
export function ChoiceFields({
  how,
  locale,
  returnTo,
  shown,
}: {
  how: 'banner' | 'page';
  locale: Locale;
  returnTo: string;
  /** What is shown, and when: signed by the portal. */
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
