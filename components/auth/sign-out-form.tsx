import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button-class';
import type { Locale } from '@/lib/i18n/routing';

/** One button that ends the session; a plain form, so it works without JavaScript and anywhere on a page. */
export async function SignOutForm({
  locale,
  variant = 'quiet',
}: {
  locale: Locale;
  variant?: ButtonVariant;
}) {
  const t = await getTranslations('auth.signOut');
  return (
    <form method="post" action="/api/sign-out">
      <input type="hidden" name="locale" value={locale} />
      <Button variant={variant} className="whitespace-nowrap">
        {t('submit')}
      </Button>
    </form>
  );
}
